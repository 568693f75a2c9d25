package org.mailwright.rule.address;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.DomainName;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A target in a domain that public DNS never has: mail for it cannot leave, and the name leaks to a resolver. */
public final class DomainSpecialUse implements Rule {
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "alt", "RFC 9476",
            "home.arpa", "RFC 8375",
            "internal", "ICANN board resolution 2024.07.29.06",
            "invalid", "RFC 6761",
            "local", "RFC 6762",
            "localhost", "RFC 6761",
            "onion", "RFC 7686"));

    /** The reserved name that a domain is below, and who reserved it. */
    private record Reserved(String name, String authority) {}

    public static final Kind KIND = Kind.error("address", "domain-special-use").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return OutsideTargets.findings(evidence.routes(), DomainSpecialUse::reserved, (entry, target, reserved) -> {
            String message = mail(entry) + " goes to " + target.address() + ", and no name below ." + reserved.name()
                    + " is in public DNS (" + reserved.authority() + ")";
            Diagnostic found = OutsideTargets.isUsers(entry)
                    ? Diagnostic.warning(KIND, target.location(), message)
                    : Diagnostic.error(KIND, target.location(), message);
            return found.advising("name an address that mail can reach");
        });
    }

    private static String mail(Entry entry) {
        return "mail for " + entry.address();
    }

    private static Optional<Reserved> reserved(DomainName domain) {
        String text = domain.text();
        return NAMES.entrySet().stream()
                .filter(name -> text.endsWith("." + name.getKey()) || text.equals(name.getKey()))
                .map(name -> new Reserved(name.getKey(), name.getValue()))
                .findFirst();
    }
}
