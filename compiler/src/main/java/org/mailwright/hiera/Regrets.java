package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.EditedShape;
import org.mailwright.diagnostic.KeyShape;
import org.mailwright.diagnostic.kind.HieraKinds;

/** What Puppet reads from a data file without a word, and people regret. */
public final class Regrets {
    private final List<Diagnostic> findings = new ArrayList<>();

    private Regrets() {}

    public static List<Diagnostic> of(Value file) {
        Regrets regrets = new Regrets();
        if (file instanceof Value.Mapping mapping) {
            mapping.entries().forEach(entry -> regrets.topKey(entry.key()));
        }
        regrets.walk(file);
        return regrets.findings;
    }

    /** A look-up asks for a string: another key is never found. */
    private void topKey(Value key) {
        if (!(key instanceof Value.Text) && !(key instanceof Value.Refused)) {
            findings.add(Diagnostic.warning(
                            HieraKinds.YAML_IMPLICIT_TYPE,
                            key.location(),
                            "no look-up reaches the key " + Values.text(key) + ", which YAML reads as " + key.kind())
                    .advising("put the key in quotes"));
        }
    }

    private void walk(Value value) {
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                if (entry.key() instanceof Value.Text) {
                    walk(entry.key());
                }
                walk(entry.value());
            });
        } else if (value instanceof Value.Sequence list) {
            list.items().forEach(this::walk);
        } else if (value instanceof Value.Refused refused) {
            findings.add(Diagnostic.warning(
                    HieraKinds.YAML_IMPLICIT_TYPE,
                    refused.location(),
                    "Puppet cannot use this value: " + refused.reason()));
        } else if (value instanceof Value.Text text && EditedShape.isIn(text.text())) {
            findings.add(Diagnostic.warning(
                            HieraKinds.PLAINTEXT_SECRET,
                            text.location(),
                            "a secret is in clear, as eyaml edit shows it: DEC(…)::PKCS7[…]!")
                    .advising("encrypt it with eyaml encrypt, and replace it: who reads the repository has it"));
        } else if (value instanceof Value.Text text && KeyShape.isIn(text.text())) {
            findings.add(Diagnostic.warning(
                            HieraKinds.PLAINTEXT_SECRET, text.location(), "a private key stands here in clear")
                    .advising("encrypt it with eyaml, and replace the key: who reads the repository has it"));
        }
    }
}
