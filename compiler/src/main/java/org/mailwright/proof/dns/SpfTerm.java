package org.mailwright.proof.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailwright.model.Network;

/**
 * One term of an SPF record (RFC 7208 section 4.6.1); of the modifiers only {@code redirect} decides anything.
 *
 * @param match the result where the mechanism matches
 * @param argument what follows the name, of a mechanism with its colon or slash
 * @param network that of {@code ip4} and {@code ip6}
 */
record SpfTerm(String name, Spf.Result match, String argument, Optional<Network> network) {
    static List<SpfTerm> parse(String record) {
        List<SpfTerm> terms = new ArrayList<>();
        for (String term : record.toLowerCase(Locale.ROOT).split(" +")) {
            if (term.startsWith("redirect=")) {
                terms.add(new SpfTerm(
                        "redirect", Spf.Result.NONE, term.substring("redirect=".length()), Optional.empty()));
            } else if (!term.isEmpty() && !term.equals("v=spf1") && !term.matches("[a-z][a-z0-9._-]*=.*")) {
                terms.add(mechanism(term));
            }
        }
        return terms;
    }

    private static SpfTerm mechanism(String term) {
        boolean qualified = "+-~?".indexOf(term.charAt(0)) >= 0;
        Spf.Result match = switch (term.charAt(0)) {
            case '-' -> Spf.Result.FAIL;
            case '~' -> Spf.Result.SOFTFAIL;
            case '?' -> Spf.Result.NEUTRAL;
            default -> Spf.Result.PASS;
        };
        String rest = qualified ? term.substring(1) : term;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
            end++;
        }
        String name = rest.substring(0, end);
        String argument = rest.substring(end);
        Optional<Network> network = name.startsWith("ip") && argument.startsWith(":")
                ? Network.parse(argument.substring(1)).value()
                : Optional.empty();
        return new SpfTerm(name, match, argument, network);
    }
}
