package org.mailwright.proof;

import java.util.List;
import org.mailwright.artefact.Files;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.proof.dns.ZoneProof;
import org.mailwright.proof.dovecot.PasswdProof;
import org.mailwright.proof.postfix.PostfixProof;
import org.mailwright.proof.signing.OpenDkimProof;
import org.mailwright.proof.signing.RspamdProof;
import org.mailwright.route.Routes;

/**
 * The proof of a compile: the emitted files, read back as the daemons read them, do with every address, sender, client and
 * From what the model says. A fault is an error at the emitted line, so that nothing is written; a template of the site that
 * breaks routing is found here.
 */
public final class Proof {
    private Proof() {}

    /** Where files and model disagree; empty for all files that may be written. */
    public static List<Diagnostic> of(Routes routes, Files files) {
        Emitted emitted = new Emitted(files);
        Faults faults = new Faults();
        routes.site().mailHosts().forEach(host -> {
            PostfixProof.of(routes, emitted, host, faults);
            PasswdProof.of(routes.site(), emitted, host, faults);
            OpenDkimProof.of(routes.site(), emitted, host, faults);
            RspamdProof.of(routes.site(), emitted, host, faults);
        });
        ZoneProof.of(routes.site(), emitted, faults);
        return faults.findings();
    }
}
