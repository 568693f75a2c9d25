package org.mailwright.source.puppetdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.source.file.DiskTree;

/** The nodes there are: a directory of facts, or PuppetDB's answer to {@code /pdb/query/v4/inventory}. */
class InventoryTest {
    private static final Location DECLARED = Location.file("mailwright.yaml", 3, 10);

    @TempDir
    Path root;

    private InventoryTest write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    private Checked<List<Node>> read(String place) throws IOException {
        return Inventory.read(new DiskTree(root), root.resolve(place), DECLARED);
    }

    private static String text(Optional<Value> value) {
        return value.map(found -> found instanceof Value.Text text
                        ? text.text()
                        : found instanceof Value.Whole whole ? "Integer " + whole.number() : found.kind())
                .orElse("nothing");
    }

    @Test
    void a_directory_holds_a_file_a_node() throws IOException {
        write("nodes/mx-01.onion.example.yaml", "networking: {fqdn: mx-01.onion.example, ip: 192.0.2.1}\n");
        write(
                "nodes/b.yaml",
                "certname: srs-01.onion.example\nfacts: {os: {release: {major: '12'}}}\nenvironment: test\n");
        write("nodes/c.json", "{\"name\": \"c\", \"values\": {\"os\": {\"release\": {\"major\": 13}}}}");
        write("nodes/README.md", "# not a node");

        Checked<List<Node>> read = read("nodes");

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value())
                .extracting(Node::certname)
                .containsExactly("c", "mx-01.onion.example", "srs-01.onion.example");
        assertThat(text(read.value().get(0).fact("os", "release", "major"))).isEqualTo("Integer 13");
        assertThat(text(read.value().get(1).fact("networking", "ip"))).isEqualTo("192.0.2.1");
        assertThat(text(read.value().get(2).fact("os", "release", "major"))).isEqualTo("12");
        assertThat(read.value()).extracting(Node::environment).containsExactly("production", "production", "test");
        assertThat(read.value().get(2).location().source()).isEqualTo("nodes/b.yaml");
    }

    @Test
    void puppetdbs_answer_holds_a_row_a_node() throws IOException {
        write(
                "inventory.json",
                "[{\"certname\": \"b.onion.example\", \"timestamp\": \"2026-11-25T00:00:00Z\", \"environment\": \"production\",\n"
                        + "\"facts\": {\"networking\": {\"fqdn\": \"mail.onion.example\"}},\n"
                        + "\"trusted\": {\"certname\": \"b.onion.example\", \"extensions\": {\"pp_role\": \"mx\"}}},\n"
                        + "{\"certname\": \"a.onion.example\", \"facts\": {}, \"resources\": []}]");

        Checked<List<Node>> read = read("inventory.json");

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value()).extracting(Node::certname).containsExactly("a.onion.example", "b.onion.example");
        assertThat(text(Optional.of(read.value().get(0).mailName()))).isEqualTo("a.onion.example");
        assertThat(text(Optional.of(read.value().get(1).mailName()))).isEqualTo("mail.onion.example");
        assertThat(text(read.value().get(1).trusted().get("extensions"))).isEqualTo("Hash");
        assertThat(read.value().get(0).location()).isEqualTo(Location.file("inventory.json", 4, 1));
    }

    @Test
    void hostname_and_domain_come_from_the_certname_and_trusted_data_may_be_among_the_values() throws IOException {
        write(
                "nodes/mail.onion.example.yaml",
                "name: mail.onion.example\nvalues: {trusted: {certname: mail.onion.example, extensions: {pp_role: mx}}}\n");

        Node node = read("nodes").value().get(0);

        assertThat(text(node.trusted().get("hostname"))).isEqualTo("mail");
        assertThat(text(node.trusted().get("domain"))).isEqualTo("onion.example");
        assertThat(text(node.trusted().get("extensions"))).isEqualTo("Hash");
        assertThat(node.trusted().entries()).hasSize(5);
    }

    @Test
    void the_answer_of_another_endpoint_is_named_once() throws IOException {
        write(
                "nodes.json",
                "[{\"certname\": \"a\", \"name\": \"kernel\", \"value\": \"Linux\"},\n"
                        + "{\"certname\": \"a\", \"name\": \"os\", \"value\": {}}]");

        Checked<List<Node>> read = read("nodes.json");

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("partial-input");
            assertThat(finding.message())
                    .isEqualTo("this is PuppetDB's answer to /pdb/query/v4/facts, and not its inventory");
            assertThat(finding.help()).isEqualTo("save the whole answer of /pdb/query/v4/inventory");
        });
    }

    @Test
    void a_node_without_trusted_data_has_those_of_its_name() throws IOException {
        write("nodes/a.yaml", "role: mx\n");

        Node node = read("nodes").value().get(0);

        assertThat(text(node.trusted().get("certname"))).isEqualTo("a");
        assertThat(text(node.trusted().get("authenticated"))).isEqualTo("remote");
        assertThat(text(node.trusted().get("hostname"))).isEqualTo("a");
        assertThat(text(node.trusted().get("domain"))).isEqualTo("Undef");
    }

    @Test
    void a_node_may_have_further_variables() throws IOException {
        write("nodes/a.yaml", "facts: {role: mx}\nscope: {site: fra, role: srs}\n");

        Value.Mapping variables = read("nodes").value().get(0).scope().variables();

        assertThat(text(variables.get("site"))).isEqualTo("fra");
        assertThat(text(variables.get("role"))).isEqualTo("srs");
        assertThat(text(variables.get("environment"))).isEqualTo("production");
    }

    @Test
    void every_broken_file_is_told() throws IOException {
        write("nodes/a.yaml", "a: [").write("nodes/b.yaml", "[1, 2]").write("nodes/c.json", "{\"a\":");
        write("nodes/d.yaml", "").write("nodes/e.yaml", "role: mx");

        Checked<List<Node>> read = read("nodes");

        assertThat(read.diagnostics())
                .extracting(finding -> finding.location().source() + " " + finding.rule())
                .containsExactly(
                        "nodes/a.yaml yaml-syntax",
                        "nodes/b.yaml hiera-wrong-type",
                        "nodes/c.json partial-input",
                        "nodes/d.yaml hiera-wrong-type");
        assertThat(read.value()).extracting(Node::certname).containsExactly("e");
    }

    @Test
    void a_node_is_there_once() throws IOException {
        write("nodes/a.yaml", "role: mx").write("nodes/b.yaml", "certname: a\nfacts: {}");

        Checked<List<Node>> read = read("nodes");

        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("inventory-node-duplicate");
        assertThat(read.diagnostics().get(0).related().get(0).location().source())
                .isEqualTo("nodes/a.yaml");
        assertThat(read.value()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[{", "[1]", "[{}]", "[{\"certname\": \"\"}]", "[{\"certname\": 5}]", "null", "[] x"})
    void half_an_answer_is_an_error(String json) throws IOException {
        write("inventory.json", json);

        assertThat(read("inventory.json").diagnostics()).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("partial-input");
            assertThat(finding.isError()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..", "a/b", "a..b", "A", "a b", "a\\nb", "-é"})
    void a_certname_that_is_no_part_of_a_path_is_an_error(String certname) throws IOException {
        write("nodes/a.yaml", "certname: \"" + certname + "\"\nfacts: {}\n").write("nodes/b.yaml", "facts: {}\n");

        Checked<List<Node>> read = read("nodes");

        assertThat(read.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("inventory-certname-syntax");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.location()).hasToString("nodes/a.yaml:1:11");
        });
        assertThat(read.value()).extracting(Node::certname).containsExactly("b");
    }

    @Test
    void an_inventory_that_is_not_there_is_told_where_it_is_named() throws IOException {
        assertThat(read("nowhere").diagnostics()).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("input-missing");
            assertThat(finding.location()).isEqualTo(DECLARED);
        });
    }
}
