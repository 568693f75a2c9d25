package org.mailwright.source.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Value;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Secret;
import org.mailwright.source.pki.DkimKeyFile;

/** {@code mailwright::dkim_keys}. */
final class DkimKeysKey {
    private static final String SELECTOR =
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

    private final Reading reading;
    private final Hiera hiera;
    private final SortedMap<DomainName, Host> hosts;
    private final List<DkimKey> keys = new ArrayList<>();

    private DkimKeysKey(Reading reading, Hiera hiera, SortedMap<DomainName, Host> hosts) {
        this.reading = reading;
        this.hiera = hiera;
        this.hosts = hosts;
    }

    static List<DkimKey> read(Reading reading, Hiera hiera, Optional<Value> key, SortedMap<DomainName, Host> hosts)
            throws IOException {
        DkimKeysKey read = new DkimKeysKey(reading, hiera, hosts);
        for (Value item : Reading.items(key)) {
            read.add(Optional.of(item));
        }
        return read.keys.stream()
                .sorted((a, b) -> a.recordName().compareTo(b.recordName()))
                .toList();
    }

    private void add(Optional<Value> item) throws IOException {
        Optional<DomainName> domain = reading.domain(Reading.get(item, "domain"));
        Optional<String> selector = reading.parsed(
                Reading.get(item, "selector"),
                new Syntax<>(
                        DkimKinds.SELECTOR_SYNTAX,
                        "the selector",
                        Syntax.matching(SELECTOR, "letters, digits and hyphens"),
                        "write a name such as 2026-srs"));
        if (domain.isEmpty() || selector.isEmpty()) {
            missing(item, domain.isEmpty() ? "domain" : "selector");
            return;
        }
        List<DomainName> signers = new ArrayList<>();
        for (Value signer : Reading.items(Reading.get(item, "signers"))) {
            signers.addAll(ServedBy.hostsOf(reading, hosts, signer));
        }
        Optional<DomainName> cname = reading.domain(Reading.get(item, "cname"));
        Optional<DkimPublicKey> declared = publicKey(Reading.get(item, "public_key"));
        Optional<Secret> privateKey = Reading.get(item, "private_key").flatMap(value -> secret(value, declared));
        Optional<DkimPublicKey> publicKey = Reading.get(item, "public_key").isPresent()
                ? declared
                : privateKey
                        .map(Secret::open)
                        .flatMap(Parsed::value)
                        .flatMap(pem -> DkimKeyFile.publicKey(pem).value());
        DkimKey.Use use =
                Reading.text(Reading.get(item, "use")).filter("arc"::equals).isPresent()
                        ? DkimKey.Use.ARC
                        : DkimKey.Use.DKIM;
        DkimKey key = new DkimKey(
                domain.get(),
                selector.get(),
                use,
                signers,
                publicKey,
                privateKey,
                cname,
                item.orElseThrow().location());
        if (publicKey.isEmpty() && cname.isEmpty()) {
            if (Reading.get(item, "public_key").isPresent()) {
                // It cannot be read, and that has its finding.
                return;
            }
            reading.error(
                    DkimKinds.KEY_UNPUBLISHED,
                    key.location(),
                    "there is nothing to publish for " + key.recordName(),
                    "give public_key; it cannot be made from a private key that is not readable here");
            return;
        }
        Optional<DkimKey> twin = keys.stream()
                .filter(known -> known.recordName().equals(key.recordName()))
                .findFirst();
        if (twin.isPresent()) {
            reading.report(Diagnostic.error(
                            DkimKinds.SELECTOR_COLLISION, key.location(), key.recordName() + " is declared twice")
                    .seeing(twin.get().location(), "the first one")
                    .advising("give each key a selector of its own"));
            return;
        }
        keys.add(key);
    }

    private void missing(Optional<Value> item, String name) {
        if (Reading.get(item, name).isEmpty()) {
            reading.error(
                    HieraKinds.MISSING_KEY,
                    item.orElseThrow().location(),
                    "a key of mailwright::dkim_keys has no " + name,
                    "say its " + name);
        }
    }

    /** Encrypted, PEM, or the path of a file; opened late, by the host that gets it, and held against what is published. */
    private Optional<Secret> secret(Value value, Optional<DkimPublicKey> published) {
        if (value instanceof Value.Sealed sealed) {
            return Optional.of(Secret.sealed(
                    sealed.ciphertext(), hiera::opensSecrets, () -> checked(hiera.open(sealed), published)));
        }
        Optional<String> text = Reading.text(Optional.of(value));
        if (text.isPresent() && text.get().contains("-----BEGIN")) {
            return Optional.of(Secret.sealed(text.get(), () -> true, () -> checked(Parsed.of(text.get()), published)));
        }
        Optional<Path> path = reading.path(Optional.of(value));
        ClearKeys.refuseInRepository(reading, value);
        return path.map(file -> Secret.inFile(
                file.toString(),
                () -> reading.files().exists(file),
                () -> checked(read(file, text.orElse("")), published)));
    }

    private Parsed<String> read(Path file, String declared) {
        try {
            return reading.files()
                    .read(file)
                    .map(bytes -> Parsed.of(new String(bytes, StandardCharsets.UTF_8)))
                    .orElseGet(() -> Parsed.not("there is no file " + declared));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsed<String> checked(Parsed<String> text, Optional<DkimPublicKey> published) {
        Parsed<String> pem = text.value().isEmpty() ? text : DkimKeyFile.privateKey(text.orElseThrow());
        if (pem.value().isEmpty() || published.isEmpty()) {
            return pem;
        }
        Parsed<DkimPublicKey> own = DkimKeyFile.publicKey(pem.orElseThrow());
        boolean same = own.value()
                .filter(found -> found.base64().equals(published.get().base64()))
                .isPresent();
        return same ? pem : Parsed.not(DkimKey.MISMATCH);
    }

    private Optional<String> publicFile(Value file) throws IOException {
        Optional<byte[]> bytes = reading.file(Optional.of(file));
        bytes.ifPresent(found -> ClearKeys.refuseInPublic(reading, file, found));
        return bytes.map(found -> new String(found, StandardCharsets.UTF_8));
    }

    private Optional<DkimPublicKey> publicKey(Optional<Value> declared) throws IOException {
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        String text = Reading.text(declared).orElse("");
        boolean inline = text.contains("-----BEGIN") || text.contains("p=");
        Optional<String> content = inline ? Optional.of(text) : publicFile(declared.get());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Parsed<DkimPublicKey> key = DkimKeyFile.publicKey(content.get());
        if (key.value().isEmpty()) {
            reading.error(
                    DkimKinds.RSA_ENCODING,
                    declared.get().location(),
                    "the public key cannot be read: " + key.reason(),
                    "give the PEM public key, or the value of its DNS record");
        }
        return key.value();
    }
}
