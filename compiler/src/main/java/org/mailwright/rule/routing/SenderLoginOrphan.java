package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A uid under {@code senders} that no active account has: nobody can send that way. */
public final class SenderLoginOrphan implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "sender-login-orphan").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        evidence.site()
                .settings()
                .submission()
                .senders()
                .forEach((address, uids) -> uids.stream()
                        .filter(uid -> !isActive(evidence, uid))
                        .forEach(uid -> findings.add(Diagnostic.warning(
                                        KIND,
                                        uid.location(),
                                        uid.uid() + " may send as " + address + " but is no active account")
                                .advising(DidYouMean.of(
                                                uid.uid(),
                                                evidence.site().accounts().keySet())
                                        .filter(near -> !near.equals(uid.uid()))
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("remove it, or name somebody else")))));
        return findings;
    }

    private static boolean isActive(Evidence evidence, Settings.Submission.Uid uid) {
        Account account = evidence.site().accounts().get(uid.uid());
        return account != null && account.state() == Account.State.ACTIVE;
    }
}
