package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/**
 * The mark by which the MX hosts tell the SRS hosts that a From is verified: nobody else may set it, so it is dropped where
 * mail comes in (header_checks) and where it leaves (smtp_header_checks).
 */
final class MarkProof {
    private static final Kind RULE = ProofKinds.MARK;
    private static final String MAP = "/etc/postfix/maps/header_checks";
    private static final List<String> MARKS =
            List.of("X-Mailwright-From: onion.example", "x-mailwright-from:onion.example");

    private MarkProof() {}

    static void of(Instance postfix) {
        Host host = postfix.host();
        boolean needed = host.is(Role.SRS) && !host.is(Role.MX);
        Parameters incoming =
                postfix.port("smtp/inet").map(Instance.Port::cleanup).orElse(postfix.main());
        check(
                postfix,
                incoming,
                "header_checks",
                !needed,
                needed ? "drops the MX hosts' mark, so nothing is signed" : "lets a mark in that is not ours");
        if (host.is(Role.SRS)) {
            Parameters outgoing =
                    postfix.services().parameters(postfix.main(), "smtp/unix").orElse(postfix.main());
            check(postfix, outgoing, "smtp_header_checks", true, "sends our mark out");
        }
    }

    private static void check(Instance postfix, Parameters parameters, String name, boolean drops, String fault) {
        List<LookupTable> tables = postfix.tables().list(parameters.get(name));
        for (String mark : MARKS) {
            Optional<Hit> hit = AddressMaps.find(tables, mark, false);
            boolean dropped = hit.filter(found -> found.value().equalsIgnoreCase("IGNORE"))
                    .isPresent();
            if (dropped != drops) {
                postfix.faults()
                        .add(
                                RULE,
                                hit.map(Hit::file)
                                        .orElseGet(() -> tables.isEmpty()
                                                ? parameters.file()
                                                : postfix.tables().fileOr(MAP)),
                                hit.map(Hit::line).orElse(tables.isEmpty() ? parameters.line(name) : 0),
                                postfix.host().name() + " " + fault + " (" + name + " and \"" + mark + "\")",
                                List.of(postfix.host().location()));
                return;
            }
        }
    }
}
