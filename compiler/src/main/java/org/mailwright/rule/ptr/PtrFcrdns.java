package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A sending address whose name leads to other addresses: receivers check it there and back, and Postfix then calls the
 * client unknown (postconf(5), reject_unknown_client_hostname).
 */
public final class PtrFcrdns implements Rule {
    public static final Kind KIND = Kind.error("ptr", "ptr-fcrdns").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Egress.of(evidence)
                .flatMap(egress -> egress.pointers().stream()
                        .filter(pointer -> egress.leadsElsewhere(evidence.names(), pointer))
                        .map(pointer -> Diagnostic.error(
                                        KIND,
                                        pointer.location(),
                                        egress.address() + " is called " + pointer.target()
                                                + ", which does not have that address")
                                .seeing(
                                        egress.host().location(),
                                        "mail of " + egress.host().name() + " leaves from it")
                                .advising("give the name the address, or the address another name")))
                .toList();
    }
}
