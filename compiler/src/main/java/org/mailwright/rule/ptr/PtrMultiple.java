package org.mailwright.rule.ptr;

import java.util.List;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A sending address with several names, of which a receiver takes any. */
public final class PtrMultiple implements Rule {
    public static final Kind KIND = Kind.warning("ptr", "ptr-multiple").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Egress.of(evidence)
                .filter(egress -> !egress.host().addresses().contains(egress.address()))
                .filter(egress -> egress.pointers().size() > 1)
                .map(egress -> Diagnostic.warning(
                                KIND,
                                egress.pointers().get(1).location(),
                                egress.address() + " has the names "
                                        + egress.pointers().stream()
                                                .map(ZoneRecord::target)
                                                .collect(Collectors.joining(" and ")))
                        .seeing(
                                egress.host().location(),
                                "mail of " + egress.host().name() + " leaves from it")
                        .advising("keep the name that the host says in HELO"))
                .toList();
    }
}
