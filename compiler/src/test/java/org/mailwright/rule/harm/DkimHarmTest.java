package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;

/**
 * What dkimpy and OpenDKIM make of the key records that the rules speak of: one message, signed once with each key, verified
 * with each record. OpenDKIM reads the records from a file (opendkim.conf(5), TestDNSData): nothing asks a name server.
 */
@Tag("slow")
class DkimHarmTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Reads the cases, prints for each its name, dkimpy's verdict and OpenDKIM's. */
    private static final String VERIFY = """
            import os, re, subprocess, sys
            import dkim
            opendkim = sys.argv[1]
            mail = (b'From: Alice <alice@onion.example>\\r\\nTo: bob@shallot.example\\r\\nSubject: a test\\r\\n'
                    b'Date: Sun, 15 Nov 2026 12:00:00 +0000\\r\\nMessage-ID: <1@onion.example>\\r\\n\\r\\nHello.\\r\\n')
            signed = {}
            def sign(key, identity):
                if (key, identity) not in signed:
                    signed[key, identity] = dkim.sign(
                        mail, b'a', b'onion.example', open(key, 'rb').read(),
                        identity=identity.encode() or None, canonicalize=(b'relaxed', b'relaxed'),
                        include_headers=[b'from', b'to', b'subject', b'date', b'message-id'],
                        signature_algorithm=b'ed25519-sha256' if key == 'ed25519' else b'rsa-sha256') + mail
                return signed[key, identity]
            def dkimpy(message, record):
                try:
                    return 'pass' if dkim.DKIM(message).verify(dnsfunc=lambda name, timeout=5: record.encode()) else 'fail'
                except dkim.DKIMException:
                    return 'fail'
            for line in open('cases'):
                name, key, identity, records = line.rstrip('\\n').split('\\t')
                message = sign(key, identity)
                open('message', 'wb').write(message)
                open('dns', 'w').write(''.join('a._domainkey.onion.example ' + r + '\\n' for r in records.split('|')))
                open('conf', 'w').write('Mode v\\nTestDNSData file:' + os.path.abspath('dns') + '\\n')
                said = subprocess.run([opendkim, '-v', '-v', '-x', 'conf', '-t', 'message'],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
                verdict = re.search(r'dkim=(\\w+)(?: reason="([^"]*)")?', said)
                print(name, dkimpy(message, records.split('|')[0]),
                      (verdict.group(2) or verdict.group(1)) if verdict else said.replace('\\n', ' '), sep='\\t')
            """;

    @TempDir
    private static Path scratch;

    private static final Map<String, String> DKIMPY = new LinkedHashMap<>();
    private static final Map<String, String> OPENDKIM = new LinkedHashMap<>();

    @BeforeAll
    static void verify() throws IOException, GeneralSecurityException {
        Daemon opendkim = Daemon.require("opendkim");
        if (!Files.isExecutable(PYTHON)
                || Daemon.at(PYTHON).run(List.of("-c", "import dkim, nacl")).status() != 0) {
            Daemon.skip("python3-dkim with python3-nacl is not installed");
        }
        String p = rsa("rsa", 2048);
        String other = rsa("other", 1024);
        String small = rsa("small", 512);
        String raw = ed25519();
        String framed = Base64.getEncoder().encodeToString(framed(raw));
        List<String> cases = List.of(
                row("good", "rsa", "", "v=DKIM1; k=rsa; p=" + p),
                row("revoked", "rsa", "", "v=DKIM1; p="),
                row("kind", "rsa", "", "v=DKIM1; k=ed25519; p=" + p),
                row("no kind", "ed25519", "", "v=DKIM1; p=" + raw),
                row("sha1", "rsa", "", "v=DKIM1; h=sha1; p=" + p),
                row("sha1 and sha256", "rsa", "", "v=DKIM1; h=sha1:sha256; p=" + p),
                row("service", "rsa", "", "v=DKIM1; s=tlsrpt; p=" + p),
                row("any service", "rsa", "", "v=DKIM1; s=*; p=" + p),
                row("version", "rsa", "", "v=DKIM2; p=" + p),
                row("version last", "rsa", "", "k=rsa; p=" + p + "; v=DKIM1"),
                row("twice", "rsa", "", "v=DKIM1; p=" + p + "; p=" + p),
                row("split", "rsa", "", "v=DKIM1; k=rsap=" + p),
                row("blank", "rsa", "", "v=DKIM1; k=rsa; p=" + p.substring(0, 99) + " " + p.substring(99)),
                row("quoted", "rsa", "", "v=DKIM1; k=rsa; p=" + p.substring(0, 99) + "\" \"" + p.substring(99)),
                row("test", "rsa", "", "v=DKIM1; t=y; p=" + p),
                row("strict", "rsa", "@news.onion.example", "v=DKIM1; t=s; p=" + p),
                row("relaxed", "rsa", "@news.onion.example", "v=DKIM1; p=" + p),
                row("strict itself", "rsa", "", "v=DKIM1; t=s; p=" + p),
                row("two", "rsa", "", "v=DKIM1; p=" + p + "|v=DKIM1; p=" + other),
                row("two turned", "rsa", "", "v=DKIM1; p=" + other + "|v=DKIM1; p=" + p),
                row("not base64", "rsa", "", "v=DKIM1; p=@@@"),
                row("small", "small", "", "v=DKIM1; p=" + small),
                row("raw", "ed25519", "", "v=DKIM1; k=ed25519; p=" + raw),
                row("framed", "ed25519", "", "v=DKIM1; k=ed25519; p=" + framed));
        Files.write(scratch.resolve("cases"), cases);
        Files.writeString(scratch.resolve("verify.py"), VERIFY);
        Daemon.Answer answer = Daemon.at(Path.of("/usr/bin/env"))
                .run(List.of(
                        "-C",
                        scratch.toString(),
                        PYTHON.toString(),
                        "verify.py",
                        opendkim.path().toString()));
        assertThat(answer.status()).as(answer.output()).isZero();
        answer.output().lines().map(line -> line.split("\t")).forEach(verdict -> {
            DKIMPY.put(verdict[0], verdict[1]);
            OPENDKIM.put(verdict[0], verdict[2]);
        });
        assertThat(DKIMPY).hasSameSizeAs(cases);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // rule, case, dkimpy, OpenDKIM, the mended case
        "dkim-record-revoked-in-use, revoked, fail, key revoked, good",
        "dkim-k-mismatch, kind, fail, pass, good",
        "dkim-k-mismatch, no kind, fail, pass, raw",
        "dkim-record-hash-sha1, sha1, pass, signature-key hash mismatch, sha1 and sha256",
        "dkim-record-service, service, fail, not an e-mail key, any service",
        "dkim-record-version, version, fail, unknown key version, good",
        "dkim-record-duplicate-tag, twice, fail, pass, good",
        "dkim-txt-split, split, fail, unknown key type, blank",
        "dkim-record-strict-subdomain, strict, pass, unauthorized subdomain, relaxed",
        "dkim-record-multiple, two turned, fail, signature verification failed, good",
        "dkim-rsa-encoding, not base64, fail, permerror, good",
        "dkim-key-too-short, small, fail, signing key too small, good",
        "dkim-ed25519-encoding, framed, fail, permerror, raw"
    })
    void a_signature_fails_with_the_record_and_passes_with_the_mended_one(
            String rule, String name, String dkimpy, String opendkim, String mended) {
        assertThat(Map.of("dkimpy", got(DKIMPY, name), "OpenDKIM", got(OPENDKIM, name)))
                .as(rule)
                .isEqualTo(Map.of("dkimpy", dkimpy, "OpenDKIM", opendkim));
        assertThat(List.of(got(DKIMPY, mended), got(OPENDKIM, mended)))
                .as(mended)
                .containsOnly("pass");
    }

    /** These are warnings: two verifiers are kinder than RFC 6376. */
    @ParameterizedTest
    @CsvSource({
        "dkim-record-version, version last",
        "dkim-record-test-flag, test",
        "dkim-txt-split, quoted",
        "dkim-record-strict-subdomain, strict itself",
        "dkim-record-multiple, two"
    })
    void a_signature_passes_with_what_is_a_warning(String rule, String name) {
        assertThat(List.of(got(DKIMPY, name), got(OPENDKIM, name))).as(rule).containsOnly("pass");
    }

    private static String got(Map<String, String> verdicts, String name) {
        return verdicts.getOrDefault(name, "no verdict");
    }

    private static String row(String name, String key, String identity, String records) {
        return String.join("\t", name, key, identity, records);
    }

    /** Makes a throw-away key, and returns its public half as {@code p=} has it. */
    private static String rsa(String file, int bits) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.write(
                scratch.resolve(file),
                List.of(
                        "-----BEGIN PRIVATE KEY-----",
                        lines.encodeToString(pair.getPrivate().getEncoded()),
                        "-----END PRIVATE KEY-----"));
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** The same of Ed25519, whose private half is a seed in base64 for dkimpy. */
    private static String ed25519() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(scratch.resolve("ed25519"), last32(pair.getPrivate().getEncoded()));
        return last32(pair.getPublic().getEncoded());
    }

    private static String last32(byte[] encoded) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /** A bare Ed25519 key as a SubjectPublicKeyInfo (RFC 8410). */
    private static byte[] framed(String raw) {
        byte[] frame = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
        byte[] key = Base64.getDecoder().decode(raw);
        byte[] framed = Arrays.copyOf(frame, frame.length + key.length);
        System.arraycopy(key, 0, framed, frame.length, key.length);
        return framed;
    }
}
