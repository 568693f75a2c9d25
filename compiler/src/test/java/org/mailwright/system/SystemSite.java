package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.cli.Run;
import org.mailwright.hiera.DiskTree;
import org.mailwright.route.Routes;

/** The sample onion, made to run on the machine of the test: all hosts have its Debian, and keys that can be read. */
record SystemSite(Path root) {
    static final String DAY = "2026-11-15";
    private static final Path SAMPLE = Path.of("hiera-samples/onion");

    /** A copy of the sample in a directory, with certificates from another. */
    static SystemSite in(Path root, Path certificates) {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(SAMPLE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            for (Path certificate : list(root.resolve("tls"), ".pem")) {
                String name = certificate.getFileName().toString().replace(".pem", ".onion.example.pem");
                Files.copy(certificates.resolve(name), certificate, StandardCopyOption.REPLACE_EXISTING);
            }
            for (Path node : list(root.resolve("nodes"), "")) {
                change(node, text -> text.replace("\"13.5\", major: \"13\"", "\"12.13\", major: \"12\""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SystemSite site = new SystemSite(root);
        // A vendor may send for us: SPF alone makes such mail pass DMARC.
        site.replace(
                "data/common/mail.yaml",
                Map.of("spf: {all: softfail}", "spf: {all: softfail, also: [\"include:_spf.vendor.example\"]}"));
        // One whose host elsewhere refuses, and one whose only forward is broken.
        site.replace("data/common/forwards.yaml", Map.of("  abel:", "  lost: refused@riseup.example\n  abel:"));
        change(
                root.resolve("ldap/people.ldif"),
                text -> text.stripTrailing()
                        + "\n\ndn: uid=nadir,ou=users,dc=onion,dc=example\nobjectClass: account\nobjectClass: debianAccount\nuid: nadir\n"
                        + "emailForward: nadir(at)riseup.example\n");
        // Name servers: only two run here.
        site.replace("dns/db.onion.example", Map.of("                IN NS   dns-03.onion.example.\n", ""));
        return site;
    }

    private static Iterable<Path> list(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void change(Path file, UnaryOperator<String> edit) {
        try {
            Files.writeString(file, edit.apply(Files.readString(file, StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each of these texts must be there. */
    void replace(String path, Map<String, String> replacements) {
        replacements.forEach((old, fresh) -> change(root.resolve(path), text -> {
            assertThat(text).as(path).contains(old);
            return text.replace(old, fresh);
        }));
    }

    void compile(Path out) {
        Run run = Run.of("compile", "-C", root.toString(), "--as-of", DAY, "-o", out.toString());
        assertThat(run.status()).as(run.text()).isZero();
    }

    Routes routes() {
        try {
            Compiler compiler = new Compiler(
                    new DiskTree(root.toAbsolutePath()),
                    root.toAbsolutePath().resolve("mailwright.yaml"),
                    LocalDate.parse(DAY),
                    new BuiltInTemplates());
            return compiler.compile().result().orElseThrow().routes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
