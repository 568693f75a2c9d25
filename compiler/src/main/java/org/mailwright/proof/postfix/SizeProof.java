package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.proof.Emitted;

/** A message that an MX host has taken is not too large for the host behind it, which would bounce it to the sender. */
final class SizeProof {
    private static final Kind RULE = ProofKinds.ROUTE;
    private static final String LIMIT = "message_size_limit";

    private SizeProof() {}

    static void of(Instance postfix, Emitted emitted) {
        Host host = postfix.host();
        boolean behind = host.is(Role.SRS)
                || postfix.site()
                        .domains(Domain.Use.SERVED)
                        .anyMatch(
                                domain -> !domain.direct() && domain.servedBy().contains(host.name()));
        if (!behind || host.is(Role.MX)) {
            return;
        }
        Optional<Long> here = limit(postfix.main());
        for (Host mx : postfix.site().hosts(Role.MX)) {
            Optional<Long> there = emitted.file(mx, "/etc/postfix/main.cf")
                    .map(Parameters::read)
                    .flatMap(SizeProof::limit);
            boolean less = here.isPresent()
                    && there.filter(size -> size == 0 || size >= here.get()).isPresent();
            if (less && here.get() != 0) {
                postfix.faults()
                        .add(
                                RULE,
                                postfix.main().file(),
                                postfix.main().line(LIMIT),
                                host.name() + " takes messages of " + here.get() + " octets, and " + mx.name()
                                        + " hands on larger ones, to which it adds headers",
                                List.of(host.location()));
                return;
            }
        }
    }

    /** In octets; 0 for no limit, nothing for what is no number. */
    private static Optional<Long> limit(Parameters parameters) {
        return Optional.of(parameters.get(LIMIT))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }
}
