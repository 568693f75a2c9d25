package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;

/** What a DANE client, OpenSSL's as Postfix has it, makes of records that the rules find, and of the mended ones. */
@Tag("slow")
class TlsHarmTest {
    private static final Path KEYS = Path.of("compiler/src/test/resources/harm");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    static Path directory;

    private static Daemon openssl;
    private static final List<Process> SERVERS = new ArrayList<>();
    private static int valid;
    private static int ended;
    private static Map<String, String> words;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        openssl = Daemon.require("openssl");
        valid = server("host.pem");
        ended = server("ended.pem");
        String key = keyDigest("host.pem", 0);
        words = Map.of(
                "KEY", key,
                "SHORT", key.substring(2),
                "OTHER", "00".repeat(32),
                "ISSUER", keyDigest("host.pem", 1),
                "NEXT_ISSUER", keyDigest("other-issuer.pem", 0));
    }

    @AfterAll
    static void end() {
        SERVERS.forEach(Daemon::end);
    }

    /** Starts a TLS server on a free port of the loopback address. */
    private static int server(String file) throws IOException, InterruptedException {
        String pem = KEYS.resolve(file).toString();
        Path log = directory.resolve(file + ".log");
        SERVERS.add(openssl.start(
                List.of("s_server", "-accept", "127.0.0.1:0", "-www", "-cert", pem, "-key", pem, "-cert_chain", pem),
                log));
        for (int i = 0; i < 200; i++) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(log));
    }

    private static String keyDigest(String file, int number) throws IOException, GeneralSecurityException {
        String block = BLOCK.matcher(Files.readString(KEYS.resolve(file)))
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group();
        byte[] key = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey()
                .getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    }

    // The records with their data in words, the certificate, the name that the client looks for, and what it says.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tlsa-cert-mismatch   | 3 1 1 OTHER               | valid | mail.onion.example  | no matching DANE TLSA records
            tlsa-cert-mismatch   | 3 1 1 KEY                 | valid | mail.onion.example  | Verification: OK
            tlsa-orphan          | 3 1 1 OTHER, 3 1 1 KEY    | valid | mail.onion.example  | Verification: OK
            tlsa-issuer-mismatch | 2 1 1 NEXT_ISSUER         | valid | mail.onion.example  | no matching DANE TLSA records
            tlsa-issuer-mismatch | 2 1 1 ISSUER              | valid | mail.onion.example  | Verification: OK
            tlsa-usage           | 1 1 1 KEY                 | valid | mail.onion.example  | unable to get local issuer certificate
            tlsa-length          | 3 1 1 SHORT               | valid | mail.onion.example  | Failed to import any TLSA records
            tlsa-parameters      | 9 9 9 00                  | valid | mail.onion.example  | Failed to import any TLSA records
            cert-expiry          | 2 1 1 ISSUER              | ended | mail.onion.example  | certificate has expired
            cert-expiry          | 3 1 1 KEY                 | ended | mail.onion.example  | Verification: OK
            cert-name-mismatch   | 2 1 1 ISSUER              | valid | other.onion.example | hostname mismatch
            cert-name-mismatch   | 3 1 1 KEY                 | valid | other.onion.example | Verification: OK
            """)
    void a_client_takes_the_host_or_refuses_it(
            String rule, String records, String certificate, String name, String said) {
        List<String> arguments = new ArrayList<>(List.of(
                "s_client",
                "-connect",
                "127.0.0.1:" + (certificate.equals("ended") ? ended : valid),
                "-servername",
                name,
                "-verify_return_error",
                "-dane_ee_no_namechecks",
                "-dane_tlsa_domain",
                name));
        Stream.of(records.split(", ")).forEach(record -> {
            String data = record.substring(6);
            arguments.add("-dane_tlsa_rrdata");
            arguments.add(record.substring(0, 6) + words.getOrDefault(data, data));
        });
        Daemon.Answer answer = openssl.run(arguments);
        assertThat(answer.output()).as(rule).contains(said);
        assertThat(answer.status() == 0).as(rule).isEqualTo(said.equals("Verification: OK"));
    }
}
