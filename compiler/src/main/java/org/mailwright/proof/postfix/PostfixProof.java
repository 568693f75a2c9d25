package org.mailwright.proof.postfix;

import java.util.Optional;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;
import org.mailwright.route.Routes;

/** Everything that Postfix does on one host, by its emitted files, held against the model. */
public final class PostfixProof {
    private PostfixProof() {}

    /** Judges a host: a site that keeps main.cf or master.cf elsewhere leaves nothing to judge. */
    public static void of(Routes routes, Emitted emitted, Host host, Faults faults) {
        Optional<EmittedFile> mainCf = emitted.file(host, "/etc/postfix/main.cf");
        Optional<EmittedFile> masterCf = emitted.file(host, "/etc/postfix/master.cf");
        if (mainCf.isEmpty() || masterCf.isEmpty() || host.is(Role.CLIENT)) {
            return;
        }
        Parameters main = Parameters.read(mainCf.get());
        Services services = Services.read(masterCf.get());
        Tables tables = new Tables(emitted, host, mainCf.get(), new SrsDecoder(mainCf.get()), faults);
        Instance postfix = new Instance(routes, host, main, services, tables, masterCf.get(), faults);
        MarkProof.of(postfix);
        FromProof.of(postfix);
        SizeProof.of(postfix, emitted);
        Optional<Instance.Port> port = postfix.port("smtp/inet");
        boolean listens = host.is(Role.MX) || host.is(Role.SRS) || host.is(Role.RELAY);
        if (port.isEmpty() && listens) {
            faults.add(
                    ProofKinds.RECIPIENT,
                    masterCf.get(),
                    0,
                    host.name() + " does not listen on port 25",
                    java.util.List.of(host.location()));
        }
        if (port.isPresent()) {
            RoutingProof.of(postfix, port.get());
            SrsProof.of(postfix, port.get());
            ServedProof.of(postfix, port.get());
            AccessProof.of(postfix, port.get());
        }
        if (host.is(Role.SUBMISSION)) {
            SenderProof.of(postfix);
        }
    }
}
