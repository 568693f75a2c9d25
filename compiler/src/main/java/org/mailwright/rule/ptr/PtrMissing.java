package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An address that mail leaves from and that has no name: large receivers refuse it (RFC 1912 section 2.1). */
public final class PtrMissing implements Rule {
    public static final Kind KIND = Kind.error("ptr", "ptr-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Egress.of(evidence)
                .filter(egress -> egress.pointers().isEmpty() && !egress.isElsewhere(evidence.names()))
                .filter(egress -> evidence.names().isWhole(egress.address().reverseName()))
                .map(egress -> Diagnostic.error(
                                KIND,
                                egress.host().location(),
                                "mail of " + egress.host().name() + " leaves from " + egress.address()
                                        + ", which has no PTR record")
                        .advising("add one to the reverse zone, to the name that the host says in HELO"))
                .toList();
    }
}
