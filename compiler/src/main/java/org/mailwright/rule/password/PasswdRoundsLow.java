package org.mailwright.rule.password;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Account;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Stored passwords that are quick to try, since the program that makes them uses an old default: once for each default. */
public final class PasswdRoundsLow implements Rule {
    public static final Kind KIND =
            Kind.info("password", "passwd-rounds-low").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<Cost, List<Account>> low = new LinkedHashMap<>();
        for (Account account : evidence.site().accounts().values()) {
            account.password()
                    .filter(password -> account.submits())
                    .flatMap(Cost::of)
                    .filter(Cost::isLow)
                    .ifPresent(cost -> low.computeIfAbsent(cost, absent -> new ArrayList<>())
                            .add(account));
        }
        return low.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Diagnostic finding(Cost cost, List<Account> accounts) {
        Account first = accounts.get(0);
        String others = accounts.size() == 1 ? "" : " and of " + (accounts.size() - 1) + " more";
        return Diagnostic.info(
                        KIND,
                        first.passwordLocation(),
                        "the password of " + first.uid() + others + " is " + cost.scheme() + " with " + cost.words()
                                + ", less than " + cost.enough())
                .advising("raise the default of the program that stores passwords, and have them set anew");
    }
}
