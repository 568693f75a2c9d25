package org.mailwright.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the name server serves: our compiled records in whole zones, and above them one zone that is the rest of the world.
 *
 * @param site where files of zones kept by hand may be, {@code dns/db.ZONE}
 * @param out where {@code compile} wrote
 * @param signed the zones with DNSSEC
 * @param outside domains whose mail one outside host takes, but for those of the world that have their own
 * @param more other records of the world
 */
record Zones(Path site, Path out, Set<String> signed, Set<String> outside, String more) {
    private static final String HEAD =
            "@ 3600 IN SOA dns-01.outside.example. hostmaster.outside.example. 1 7200 1800 1209600 300\n"
                    + "@ 3600 IN NS dns-01.outside.example.\n@ 3600 IN NS dns-02.outside.example.\n";

    /** Writes master files to a directory; the outside host publishes the TLSA record of its certificate. */
    void write(Path directory, Path certificate) throws IOException {
        Files.createDirectories(directory);
        StringBuilder root = new StringBuilder("$ORIGIN .\n")
                .append(HEAD)
                .append(world(digest(certificate)))
                .append(more);
        try (Stream<Path> fragments = Files.list(out.resolve("zones"))) {
            for (Path fragment : fragments.toList()) {
                String zone = fragment.getFileName().toString();
                String records = Files.readString(fragment, StandardCharsets.UTF_8);
                Files.writeString(directory.resolve(zone), whole(zone, records), StandardCharsets.UTF_8);
                root.append(zone).append(". 3600 IN NS dns-01.outside.example.\n");
                root.append(zone).append(". 3600 IN NS dns-02.outside.example.\n");
            }
        }
        for (String domain : outside) {
            String mx = domain + ". 3600 IN MX ";
            if (root.indexOf("\n" + mx) < 0) {
                root.append(mx).append("10 mx.outside.example.\n");
            }
        }
        Files.writeString(directory.resolve("root"), root, StandardCharsets.UTF_8);
    }

    /** The hand-written file, with our records in place of its $INCLUDE; where there is none, a head and our records. */
    private String whole(String zone, String records) throws IOException {
        Path byHand = site.resolve("dns/db." + zone);
        if (Files.exists(byHand)) {
            String text = Files.readString(byHand, StandardCharsets.UTF_8);
            return text.replaceFirst("(?m)^\\$INCLUDE .*$", "") + records;
        }
        return "$ORIGIN " + zone + ".\n" + HEAD + records;
    }

    private static String world(String digest) {
        return """
                dns-01.outside.example. 3600 IN A 203.0.113.81
                dns-02.outside.example. 3600 IN A 198.51.100.82
                mx.outside.example. 3600 IN A 198.51.100.25
                _25._tcp.mx.outside.example. 3600 IN TLSA 3 1 1 %s
                wrong.example. 3600 IN MX 10 mx.wrong.example.
                mx.wrong.example. 3600 IN A 198.51.100.26
                _25._tcp.mx.wrong.example. 3600 IN TLSA 3 1 1 %s
                plain.example. 3600 IN MX 10 mx.plain.example.
                mx.plain.example. 3600 IN A 198.51.100.27
                six.example. 3600 IN MX 10 mx.six.example.
                mx.six.example. 3600 IN AAAA 2001:db8:25::25
                sender.example. 3600 IN MX 10 mx.outside.example.
                sender.example. 3600 IN TXT "v=spf1 ip4:198.51.100.99 ip6:2001:db8:99::99 -all"
                _dmarc.sender.example. 3600 IN TXT "v=DMARC1; p=reject"
                mail.sender.example. 3600 IN A 198.51.100.99
                mail.sender.example. 3600 IN AAAA 2001:db8:99::99
                spam.example. 3600 IN MX 10 mail.spam.example.
                spam.example. 3600 IN TXT "v=spf1 ip4:198.51.100.66 ip6:2001:db8:66::66 -all"
                mail.spam.example. 3600 IN A 198.51.100.66
                cautious.example. 3600 IN TXT "v=spf1 ip4:198.51.100.99 -all"
                _dmarc.cautious.example. 3600 IN TXT "v=DMARC1; p=quarantine"
                lame.example. 3600 IN NS mail.spam.example.
                halflame.example. 3600 IN TXT "v=spf1 include:lame.example -all"
                _dmarc.halflame.example. 3600 IN TXT "v=DMARC1; p=reject"
                _spf.vendor.example. 3600 IN TXT "v=spf1 ip4:198.51.100.200 -all"
                mail.vendor.example. 3600 IN A 198.51.100.200
                25.100.51.198.in-addr.arpa. 3600 IN PTR mx.outside.example.
                66.100.51.198.in-addr.arpa. 3600 IN PTR mail.spam.example.
                99.100.51.198.in-addr.arpa. 3600 IN PTR mail.sender.example.
                200.100.51.198.in-addr.arpa. 3600 IN PTR mail.vendor.example.
                9.9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.9.9.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR mail.sender.example.
                """.formatted(digest, "00".repeat(32));
    }

    /** SHA-256 of the public key, as TLSA 3 1 1 has it (RFC 6698 section 2.1). */
    private static String digest(Path certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            byte[] key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
