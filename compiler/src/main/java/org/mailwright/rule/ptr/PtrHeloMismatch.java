package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A sending address whose one name is not the one the host says in HELO: filters count it against the mail. */
public final class PtrHeloMismatch implements Rule {
    public static final Kind KIND = Kind.warning("ptr", "ptr-helo-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Egress.of(evidence)
                .filter(egress -> egress.pointers().size() == 1)
                .filter(egress -> !egress.leadsElsewhere(
                        evidence.names(), egress.pointers().get(0)))
                .filter(egress -> !egress.pointers()
                        .get(0)
                        .target()
                        .equals(egress.host().name().text()))
                .map(egress -> Diagnostic.warning(
                                KIND,
                                egress.pointers().get(0).location(),
                                egress.address() + " is called "
                                        + egress.pointers().get(0).target() + ", and mail from it says HELO "
                                        + egress.host().name())
                        .seeing(egress.host().location(), "the host")
                        .advising("let each sending host have an address and a name of its own"))
                .toList();
    }
}
