package org.mailwright.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.model.Release;
import org.mailwright.source.puppetdb.ExportedDomain;
import org.mailwright.source.puppetdb.ExportedDomains;

/** What Puppet 7 and Puppet 8 (strict) make of the module's classes, types and defaults. */
@Tag("slow")
class PuppetCatalogueTest {
    private static final String NODE = "node-01.onion.example";
    private static final String EXPORT = "mailwright::alias_domain { 'www.onion.example': }\n"
            + "@@mailwright::alias_domain { 'onion.test': }\n"
            + "@@mailwright::alias_domain { 'the shop': domain => 'shop.example', alias_of => 'onion.example' }\n";
    private static final String FETCHED =
            "class { 'mailwright::apply': tree => '/var/lib/tree', source => 'puppet:///mailwright' }";
    private static final String SECRETS = "include mailwright";
    private static final String COMPILE = "class { 'mailwright::compile': site => '/srv/control', user => 'puppet' }";

    /** Packages but Mailwright's own, services. */
    private static final Map<String, List<List<String>>> ROLES = Map.of(
            "'mx'",
            List.of(
                    List.of("postfix", "postfix-lmdb", "postfix-pcre", "postsrsd", "rspamd", "redis-server"),
                    List.of("redis-server", "rspamd", "postsrsd", "postfix")),
            "'submission'",
            List.of(
                    List.of("postfix", "postfix-lmdb", "postfix-pcre", "dovecot-core", "opendkim"),
                    List.of("dovecot", "opendkim", "postfix")),
            // One signer a host.
            "'mx', 'srs', 'submission'",
            List.of(
                    List.of(
                            "postfix",
                            "postfix-lmdb",
                            "postfix-pcre",
                            "postsrsd",
                            "rspamd",
                            "redis-server",
                            "dovecot-core"),
                    List.of("redis-server", "rspamd", "postsrsd", "postfix", "dovecot")),
            // As the site's Hiera says.
            "'relay'",
            List.of(List.of("postfix", "postfix-lmdb"), List.of("opendkim", "postfix")),
            "",
            List.of(List.of(), List.of()));

    /** A class with a wrong parameter, and what Puppet says of it. */
    private static final Map<String, String> REFUSED = new TreeMap<>(Map.ofEntries(
            Map.entry("class { 'mailwright': command => 'mailwright' }", "parameter 'command' expects"),
            Map.entry("class { 'mailwright': timeout => 0 }", "parameter 'timeout' expects"),
            Map.entry("class { 'mailwright': timeout => '900' }", "parameter 'timeout' expects"),
            Map.entry("class { 'mailwright': package => '' }", "parameter 'package' expects"),
            Map.entry("class { 'mailwright': secrets => { '/etc/x' => 'y' } }", "parameter 'secrets' expects"),
            Map.entry("class { 'mailwright': secrets => Sensitive({ 'x' => 'y' }) }", "parameter 'secrets' expects"),
            Map.entry(apply("host => 'MX; rm', tree => '/srv'"), "parameter 'host' expects"),
            Map.entry(apply("host => 'mx', tree => '/srv'"), "parameter 'host' expects"),
            Map.entry(apply("tree => '/srv/$(id)'"), "parameter 'tree' expects"),
            Map.entry(apply("tree => '/srv/../etc'"), "parameter 'tree' expects"),
            Map.entry(apply("tree => '/'"), "parameter 'tree' expects"),
            Map.entry(apply("tree => 'srv'"), "parameter 'tree' expects"),
            Map.entry(apply("tree => '/srv', source => 'http://x'"), "parameter 'source' expects"),
            Map.entry(apply("tree => '/srv', roles => ['mxx']"), "parameter 'roles' index 0 expects"),
            Map.entry(apply("tree => '/srv', roles => 'mx'"), "parameter 'roles' expects"),
            Map.entry(apply("tree => '/srv', force => true"), "parameter 'force' expects"),
            Map.entry(apply("tree => '/srv', force => ' '"), "parameter 'force' expects"),
            Map.entry(apply("tree => '/srv', manage_services => 'no'"), "parameter 'manage_services' expects"),
            Map.entry(apply("tree => '/srv', unknown => 1"), "has no parameter named 'unknown'"),
            Map.entry(apply("tree => '/srv', site => '/srv'"), "a tree and a site are one too many"),
            Map.entry(apply("site => '/srv', source => '/srv'"), "a source is for a tree"),
            Map.entry(apply(""), "say where the files come from: tree or site"),
            Map.entry("class { 'mailwright::compile': }", "expects a value for parameter 'site'"),
            Map.entry("class { 'mailwright::compile': site => 5 }", "parameter 'site' expects"),
            Map.entry("mailwright::alias_domain { 'not a name': }", "parameter 'domain' expects"),
            Map.entry("mailwright::alias_domain { 'a.test': alias_of => 'b c' }", "parameter 'alias_of' expects")));

    @TempDir
    private Path scratch;

    private static String apply(String parameters) {
        return "class { 'mailwright::apply': " + parameters + " }";
    }

    private static String roles(String roles) {
        return apply("tree => '/srv', roles => [" + roles + "]");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void the_module_is_what_it_says(Release release) throws IOException {
        Catalogues catalogues = Catalogues.of(
                release,
                scratch,
                Stream.of(
                                REFUSED.keySet().stream(),
                                ROLES.keySet().stream().map(PuppetCatalogueTest::roles),
                                Stream.of(EXPORT, FETCHED, SECRETS, COMPILE))
                        .flatMap(manifests -> manifests));
        assertThat(catalogues.version()).startsWith(release == Release.DEBIAN_12 ? "7." : "8.");
        REFUSED.forEach((manifest, error) ->
                assertThat(catalogues.error(manifest)).as(manifest).contains(error));
        ROLES.forEach((roles, expected) -> {
            assertThat(catalogues.titles(roles(roles), "Package"))
                    .containsExactlyElementsOf(Stream.concat(Stream.of("mailwright"), expected.get(0).stream())
                            .toList());
            assertThat(catalogues.titles(roles(roles), "Service")).isEqualTo(expected.get(1));
        });
        fetched(catalogues.resources(FETCHED, "File"));
        secret(catalogues.resources(SECRETS, "File"));
        compile(catalogues.resources(COMPILE, "Exec"), catalogues.resources(COMPILE, "File"));
        exported(catalogues);
    }

    private static void fetched(List<JsonNode> files) {
        assertThat(files).hasSize(4);
        JsonNode fetched = named(files, "/var/lib/tree/hosts/" + NODE);
        assertThat(fetched.get("source").asText()).isEqualTo("puppet:///mailwright");
        assertThat(fetched.get("purge").asText()).isEqualTo("true");
        assertThat(fetched.get("mode").asText()).isEqualTo("0600");
        assertThat(fetched.get("show_diff").asText()).isEqualTo("false");
        assertThat(fetched.get("backup").asText()).isEqualTo("false");
        assertThat(named(files, "/var/lib/tree").get("mode").asText()).isEqualTo("0700");
    }

    /** Hiera's plain value is sensitive from the first. */
    private static void secret(List<JsonNode> files) {
        assertThat(files).hasSize(1);
        JsonNode file = named(files, "/etc/mailwright-ldap.password");
        assertThat(file.get("content").asText()).isEqualTo("[sensitive]");
        assertThat(file.get("mode").asText()).isEqualTo("0400");
        assertThat(file.get("show_diff").asText()).isEqualTo("false");
        assertThat(file.get("backup").asText()).isEqualTo("false");
    }

    private static void compile(List<JsonNode> execs, List<JsonNode> files) {
        JsonNode exec = named(execs, "mailwright compile");
        assertThat(exec.get("command"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "/usr/bin/mailwright", "compile", "--quiet", "-C", "/srv/control", "-o", "/srv/mailwright");
        assertThat(exec.get("user").asText()).isEqualTo("puppet");
        assertThat(exec.get("logoutput").asText()).isEqualTo("on_failure");
        assertThat(exec.has("tries")).isFalse();
        assertThat(exec.has("returns")).isFalse();
        JsonNode tree = named(files, "/srv/mailwright");
        assertThat(tree.get("mode").asText()).isEqualTo("0700");
        assertThat(tree.get("owner").asText()).isEqualTo("puppet");
    }

    private static JsonNode named(List<JsonNode> resources, String title) {
        return resources.stream()
                .filter(resource -> resource.get("title").asText().equals(title))
                .map(resource -> resource.get("parameters"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + title + " in " + resources));
    }

    /** What is exported is read as PuppetDB gives it; what is only declared is not. */
    private static void exported(Catalogues catalogues) {
        Checked<List<ExportedDomain>> read = ExportedDomains.read(
                "exported.json",
                catalogues
                        .resources(EXPORT, "Mailwright::Alias_domain")
                        .toString()
                        .getBytes(StandardCharsets.UTF_8),
                "Mailwright::Alias_domain");
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value())
                .extracting(domain -> domain.certname() + " " + domain.name()
                        + domain.aliasOf().map(of -> " -> " + of).orElse(""))
                .containsExactly(NODE + " onion.test", NODE + " shop.example -> onion.example");
    }
}
