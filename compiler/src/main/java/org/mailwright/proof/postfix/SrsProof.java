package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.DomainName;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.proof.EmittedFile;

/**
 * What an MX host does with mail for a rewritten sender: bounces come back, and nobody else can send through us to the
 * address in it.
 */
final class SrsProof {
    private static final Kind RULE = ProofKinds.RECIPIENT;
    private static final String REWRITTEN = "SRS0=4f1c=ZZ=elsewhere.test=someone@";
    private final Instance postfix;
    private final Instance.Port port;
    private final Settings.Srs srs;
    private final Probes probes;

    private SrsProof(Instance postfix, Instance.Port port) {
        this.postfix = postfix;
        this.port = port;
        this.srs = postfix.site().settings().srs();
        this.probes = new Probes(postfix.routes());
    }

    static void of(Instance postfix, Instance.Port port) {
        boolean turnsBack = !postfix.site().hosts(Role.SRS).isEmpty();
        if (postfix.host().is(Role.MX) && turnsBack) {
            new SrsProof(postfix, port).judge();
        }
    }

    private void judge() {
        // A bounce has the empty sender (RFC 5321 section 4.5.5).
        Answer bounce = answer("", srs.rewriteTo());
        if (!bounce.isAccepted()) {
            boolean asks = port.server().get("recipient_canonical_maps").contains("tcp:" + Tables.SRS_DECODER);
            String message = postfix.host().name() + " refuses the bounces of forwarded mail: " + bounce.words();
            fault(bounce.by(), asks ? "relay_domains" : "main.cf", "recipient_canonical_maps", message);
        }
        if (srs.acceptAll()) {
            return;
        }
        Answer letter = answer(Probes.OUTSIDE, srs.rewriteTo());
        if (!letter.isRefused()) {
            String message = postfix.host().name() + " lets anybody write to the address in a rewritten sender: "
                    + letter.words() + " for the sender <" + Probes.OUTSIDE + ">";
            fault(letter.by(), "main.cf", "smtpd_recipient_restrictions", message);
        }
        for (DomainName domain : postfix.site().domains().keySet()) {
            if (postfix.routes().isReceived(domain) && !domain.equals(srs.rewriteTo()) && !isKeptHere(domain)) {
                elsewhere(domain);
            }
        }
    }

    /** The host's own users are not in its files. */
    private boolean isKeptHere(DomainName name) {
        return postfix.site()
                .domain(name)
                .filter(domain -> domain.servedBy().contains(postfix.host().name()))
                .isPresent();
    }

    private void elsewhere(DomainName domain) {
        Answer answer = answer("", domain);
        boolean verified = answer.isAccepted() && answer.asks();
        if (!answer.isRefused() && !verified) {
            String message =
                    postfix.host().name() + " turns rewritten senders back in " + domain + ": " + answer.words();
            fault(answer.by(), "main.cf", "recipient_canonical_maps", message);
        }
    }

    private Answer answer(String sender, DomainName domain) {
        return port.smtpd().rcpt(new Smtpd.Session(probes.stranger(), "", sender), REWRITTEN + domain);
    }

    private void fault(Optional<Hit> by, String table, String parameter, String message) {
        boolean inMainCf = table.equals("main.cf");
        EmittedFile file = by.map(Hit::file)
                .orElseGet(
                        () -> inMainCf ? port.server().file() : postfix.tables().fileOr("/etc/postfix/maps/" + table));
        int line = by.map(Hit::line).orElseGet(() -> inMainCf ? port.server().line(parameter) : 0);
        postfix.faults().add(RULE, file, line, message, List.of(srs.location()));
    }
}
