package org.mailwright.rule.password;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.PasswordHash;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Two accounts with the very same stored password: one entry was copied from the other. */
public final class PasswdSharedHash implements Rule {
    public static final Kind KIND =
            Kind.warning("password", "passwd-shared-hash").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<PasswordHash, Account> first = new HashMap<>();
        List<Diagnostic> findings = new ArrayList<>();
        for (Account account : evidence.site().accounts().values()) {
            if (account.submits()) {
                Optional.ofNullable(first.putIfAbsent(account.password().orElseThrow(), account))
                        .map(other -> finding(account, other))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Diagnostic finding(Account account, Account other) {
        return Diagnostic.warning(
                        KIND, account.passwordLocation(), account.uid() + " has the stored password of " + other.uid())
                .seeing(other.passwordLocation(), "the same one")
                .advising("have both set a password of their own");
    }
}
