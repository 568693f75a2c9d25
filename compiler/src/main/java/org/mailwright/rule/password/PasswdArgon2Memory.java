package org.mailwright.rule.password;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Account;
import org.mailwright.model.Host;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A stored password that needs more memory than Dovecot's auth process may have: each login with it fails. */
public final class PasswdArgon2Memory implements Rule {
    /** default_vsz_limit of Dovecot 2.3 in KiB; 2.4 has four times as much. */
    private static final int LIMIT = 256 * 1024;
    /** What the process itself takes: measured, 240 MiB of 256 are enough and 256 are not. */
    private static final int OWN = 16 * 1024;

    @Override
    public String id() {
        return "passwd-argon2-memory";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Optional<Host> smallest = evidence.site().hosts(Role.SUBMISSION).stream()
                .min((a, b) -> Integer.compare(limit(a.release()), limit(b.release())));
        return smallest.stream()
                .flatMap(host -> evidence.site().accounts().values().stream()
                        .filter(Account::submits)
                        .flatMap(account -> account.password().flatMap(Cost::memory).stream()
                                .filter(cost -> cost.number() > limit(host.release()) - OWN)
                                .map(cost -> Diagnostic.warning(
                                                id(),
                                                account.passwordLocation(),
                                                "the password of " + account.uid() + " needs " + cost.number()
                                                        + " KiB of memory, and Dovecot on " + host.name() + " has "
                                                        + limit(host.release()))
                                        .advising("have the password stored with less memory, e.g. m=65536"))))
                .toList();
    }

    private static int limit(Release release) {
        return switch (release) {
            case DEBIAN_12 -> LIMIT;
            case DEBIAN_13 -> 4 * LIMIT;
        };
    }
}
