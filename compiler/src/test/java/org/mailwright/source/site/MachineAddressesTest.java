package org.mailwright.source.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.cli.Run;

/** Which of the addresses in sends_from Postfix is bound to, by the facts of the machine. */
class MachineAddressesTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // The facts' networking | addresses | sends_from | bound | the only family
                "ip: 192.0.2.25 | [192.0.2.25, 192.0.2.26] | [192.0.2.26] | 192.0.2.26 | ipv4",
                "ip: 192.0.2.26 | - | [192.0.2.26] | 192.0.2.26 | ipv4",
                "ip: 192.0.2.25 | - | [192.0.2.26] | - | ipv4",
                // Behind a router: the declared addresses are put on there.
                "ip: 10.0.0.25 | [192.0.2.25, 192.0.2.26] | [192.0.2.26] | - | ipv4",
                // Whole facts that lack the address.
                "ip: 192.0.2.25, interfaces: {eth0: {bindings: [{address: 192.0.2.25}]}} | [192.0.2.25, 192.0.2.26] | [192.0.2.26] | - | ipv4",
                "ip: 192.0.2.25, interfaces: {eth0: {bindings: [{address: 192.0.2.25}, {address: 192.0.2.26}]}} | [192.0.2.25] | [192.0.2.26] | 192.0.2.26 | ipv4",
                "ip: 192.0.2.25, interfaces: {eth0: {bindings6: [{address: '2001:db8::26'}]}} | - | ['2001:db8::26'] | 2001:db8::26 | ipv6",
                "ip: 192.0.2.25 | [192.0.2.25, 192.0.2.26, '2001:db8::26'] | [192.0.2.26, '2001:db8::26'] | 192.0.2.26 | -",
            })
    void an_address_is_bound_where_the_machine_has_it(
            String networking,
            @Nullable String addresses,
            String sendsFrom,
            @Nullable String bound,
            @Nullable String family)
            throws IOException {
        Path site = scratch.resolve("site");
        copy(Path.of("hiera-samples/minimal"), site);
        Files.writeString(
                site.resolve("nodes/mail.garlic.example.yaml"),
                "networking: {fqdn: mail.garlic.example, " + networking + "}\nos: {release: {major: \"12\"}}\n");
        Path node = site.resolve("data/nodes/mail.garlic.example.yaml");
        Files.writeString(
                node,
                Files.readString(node)
                        + (addresses == null ? "" : "  addresses: " + addresses + "\n")
                        + ("  sends_from: " + sendsFrom + "\n"));
        Path out = scratch.resolve("out");
        Run run = Run.of("compile", "-C", site.toString(), "--as-of", "2026-11-15", "-o", out.toString());
        assertThat(run.status()).as(run.text()).isZero();

        Path postfix = out.resolve("hosts/mail.garlic.example/etc/postfix");
        assertThat(Files.readAllLines(postfix.resolve("main.cf")).stream()
                        .filter(line -> line.startsWith("smtp_bind_address"))
                        .map(line -> line.replaceAll(".* = ", "")))
                .containsExactlyElementsOf(bound == null ? List.<String>of() : List.of(bound, "yes"));
        assertThat(Files.readAllLines(postfix.resolve("master.cf")).stream()
                        .filter(line -> line.contains("inet_protocols"))
                        .map(line -> line.replaceAll(".*=", "")))
                .containsExactlyElementsOf(family == null ? List.<String>of() : List.of(family, family));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
