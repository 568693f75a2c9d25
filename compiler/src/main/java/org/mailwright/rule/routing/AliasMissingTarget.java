package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A target inside our domains that nothing declares: no alias, forward, account or list. Mail to it would be accepted
 * and bounced.
 */
public final class AliasMissingTarget implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "alias-missing-target").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        List<Diagnostic> findings = new ArrayList<>();
        for (Map.Entry<Address, Entry> known : routes.entries().entrySet()) {
            if (known.getValue().kind() != Entry.Kind.FALLBACK) {
                for (Target target : known.getValue().targets()) {
                    if (isMissing(routes, target.address())) {
                        findings.add(finding(routes, known.getKey(), known.getValue(), target));
                    }
                }
            }
        }
        return findings;
    }

    private static boolean isMissing(Routes routes, Address target) {
        return !routes.isOutside(target)
                && !routes.standing(target).isAccepted()
                && routes.entry(routes.canonical(target)).isEmpty()
                && account(routes, target) == 0;
    }

    /** An account without address is another rule's. */
    private static long account(Routes routes, Address target) {
        Address canonical = routes.canonical(target);
        Account account = routes.site().accounts().get(canonical.local());
        return account != null && canonical.domain().equals(routes.site().primary()) ? 1 : 0;
    }

    private Diagnostic finding(Routes routes, Address address, Entry entry, Target target) {
        String message = address + " → " + target.address() + ", which does not exist";
        Diagnostic found = entry.kind() == Entry.Kind.ACCOUNT
                ? Diagnostic.warning(KIND, target.location(), message)
                : Diagnostic.error(KIND, target.location(), message);
        List<String> near = routes.entries().keySet().stream()
                .filter(known ->
                        known.domain().equals(routes.canonical(target.address()).domain()))
                .map(Address::local)
                .toList();
        return found.advising(DidYouMean.of(target.address().folded().local(), near)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("name an alias, a forward, an account or a list, or declare it"));
    }
}
