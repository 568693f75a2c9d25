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
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.cli.Run;
import org.mailwright.model.Release;
import org.mailwright.route.Routes;
import org.mailwright.source.file.DiskTree;

/** A sample, made to run on the machines of the test: all hosts have one Debian, and keys that can be read. */
record SystemSite(Path root) {
    static final String DAY = "2026-11-15";

    /** A copy of a sample in a directory, in which every host has this release of Debian. */
    static SystemSite copy(Path sample, Path root, Release release) {
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(sample.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            String major = release == Release.DEBIAN_12 ? "12" : "13";
            for (Path node : list(root.resolve("nodes"), ".yaml")) {
                change(node, text -> text.replaceAll("\\b(full: \"|major: \")1[23]\\b", "$1" + major));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SystemSite(root);
    }

    /** The sample onion on Debian 12, with certificates from another directory. */
    static SystemSite onion(Path root, Path certificates) {
        SystemSite site = copy(Path.of("hiera-samples/onion"), root, Release.DEBIAN_12);
        site.certify(certificates, ".onion.example.pem");
        // Its own address, named: Postfix is bound to it, and reaches Mailman on the loopback interface all the same.
        site.replace(
                "data/nodes/lists-01.onion.example.yaml",
                Map.of(
                        "mailwright::host:\n",
                        "mailwright::host:\n  sends_from: [203.0.113.51, \"2001:db8:113::51\"]\n"));
        // A vendor may send for us: SPF alone makes such mail pass DMARC.
        site.replace(
                "data/common/mail.yaml",
                Map.of("spf: {all: softfail}", "spf: {all: softfail, also: [\"include:_spf.vendor.example\"]}"));
        // The vendor also passes on what others wrote.
        site.replace(
                "data/common/mail.yaml", Map.of("{own_from: pass}", "{own_from: pass, dmarc_allow: [198.51.100.200]}"));
        // One whose host elsewhere refuses, and one whose only forward is broken.
        site.replace("data/common/forwards.yaml", Map.of("  abel:", "  lost: refused@riseup.example\n  abel:"));
        change(
                root.resolve("ldap/people.ldif"),
                text -> text.stripTrailing()
                        + "\n\ndn: uid=nadir,ou=users,dc=onion,dc=example\nobjectClass: account\nobjectClass: debianAccount\nuid: nadir\n"
                        + "emailForward: nadir(at)riseup.example\n");
        // Addresses have extensions, and one of them is another person's.
        site.replace(
                "data/common/aliases.yaml", Map.of("  communications:", "  \"judy+lists\": kenji\n  communications:"));
        site.extensions("data/common/mail.yaml", "keep");
        // Name servers: only two run here.
        site.replace("dns/db.onion.example", Map.of("                IN NS   dns-03.onion.example.\n", ""));
        return site;
    }

    /** The sample minimal on one of Debian's releases, with a certificate from another directory. */
    static SystemSite minimal(Path root, Path certificates, Release release) {
        SystemSite site = copy(Path.of("hiera-samples/minimal"), root, release);
        site.certify(certificates, ".pem");
        // One whose host elsewhere refuses, and one whose host has IPv6 only.
        site.replace(
                "data/common.yaml",
                Map.of(
                        "  erin: erin@mail.example\n",
                        "  erin: erin@mail.example\n  lost: refused@riseup.example\n  fay: fay@six.example\n"));
        // A machine without a role.
        try {
            Files.writeString(
                    root.resolve("nodes/web.garlic.example.yaml"),
                    "networking: {fqdn: web.garlic.example, ip: 192.0.2.80, ip6: \"2001:db8:192::80\"}\n"
                            + "os: {release: {major: \"12\"}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return site;
    }

    /** Gives addresses extensions, which are kept or dropped. */
    void extensions(String path, String word) {
        change(
                root.resolve(path),
                text -> text + "\nmailwright::recipient_delimiter: \"+\"\nmailwright::extensions: " + word + "\n");
    }

    /** Replaces each certificate NAME.pem by one that is called NAME and an ending there. */
    private void certify(Path certificates, String ending) {
        try {
            for (Path certificate : list(root.resolve("tls"), ".pem")) {
                String name = certificate.getFileName().toString().replace(".pem", ending);
                Files.copy(certificates.resolve(name), certificate, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                    Optional.empty());
            return compiler.compile().result().orElseThrow().routes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
