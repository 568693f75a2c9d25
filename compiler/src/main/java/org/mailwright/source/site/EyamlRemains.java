package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.EditedShape;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;

/**
 * Data without what eyaml left in it: the clear text that its editor shows ({@code DEC(1)::PKCS7[…]!}), and ciphertext of a
 * level that does not decrypt. Puppet would take both for the value.
 */
final class EyamlRemains {
    private static final String CIPHERTEXT = "ENC[";

    private final Consumer<Diagnostic> findings;

    private EyamlRemains(Consumer<Diagnostic> findings) {
        this.findings = findings;
    }

    /** The value without them, each of which is an error; nothing when it is one itself. */
    static Optional<Value> removed(Value value, Consumer<Diagnostic> findings) {
        return new EyamlRemains(findings).removed(value);
    }

    private Optional<Value> removed(Value value) {
        if (value instanceof Value.Sequence list) {
            List<Value> items = list.items().stream()
                    .flatMap(item -> removed(item).stream())
                    .toList();
            return Optional.of(
                    items.size() == list.items().size() && items.equals(list.items())
                            ? list
                            : new Value.Sequence(items, list.location()));
        }
        if (value instanceof Value.Mapping mapping) {
            List<Value.Mapping.Entry> entries = new ArrayList<>();
            for (Value.Mapping.Entry entry : mapping.entries()) {
                Optional<Value> left = removed(entry.value());
                if (removed(entry.key()).isPresent() && left.isPresent()) {
                    entries.add(new Value.Mapping.Entry(entry.key(), left.get()));
                }
            }
            return Optional.of(
                    entries.equals(mapping.entries()) ? mapping : new Value.Mapping(entries, mapping.location()));
        }
        return value instanceof Value.Text text && isReported(text) ? Optional.empty() : Optional.of(value);
    }

    private boolean isReported(Value.Text text) {
        if (EditedShape.isIn(text.text())) {
            findings.accept(Diagnostic.error(
                            HieraKinds.PLAINTEXT_SECRET,
                            text.location(),
                            "the secret is in clear, as eyaml edit shows it: DEC(…)::PKCS7[…]!")
                    .advising("encrypt it with eyaml encrypt, and replace it: who reads the repository has it"));
            return true;
        }
        if (text.text().strip().startsWith(CIPHERTEXT) && !text.text().strip().endsWith("]")) {
            findings.accept(Diagnostic.error(
                            HieraKinds.EYAML_UNDECRYPTED,
                            text.location(),
                            "the secret is cut off: it begins with ENC[ and does not end with ]")
                    .advising("copy it whole from eyaml encrypt, in quotes or as a block behind >"));
            return true;
        }
        if (isCiphertext(text.text())) {
            findings.accept(Diagnostic.error(
                            HieraKinds.EYAML_UNDECRYPTED,
                            text.location(),
                            "the secret is encrypted, and its level of hiera.yaml does not decrypt")
                    .advising("give the level lookup_key: eyaml_lookup_key and its keys"));
            return true;
        }
        return false;
    }

    // ENC[PKCS7,…]   ENC[GPG,…]
    private static boolean isCiphertext(String text) {
        int begin = text.indexOf(CIPHERTEXT);
        return begin >= 0 && text.indexOf(']', begin) > 0;
    }
}
