package org.mailwright.proof.dns;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.IpAddress;

/** check_host() of RFC 7208 over our own zones; what lies in others makes the result unknown. */
final class Spf {
    /** Section 4.6.4. */
    private static final int MOST_LOOKUPS = 10;

    private final Zones zones;
    private int lookups;

    private Spf(Zones zones) {
        this.zones = zones;
    }

    /** Section 2.6, and what cannot be told from here. */
    enum Result {
        PASS,
        FAIL,
        SOFTFAIL,
        NEUTRAL,
        NONE,
        PERMERROR,
        UNKNOWN
    }

    static Result check(Zones zones, IpAddress client, String domain) {
        return new Spf(zones).check(client, domain);
    }

    private Result check(IpAddress client, String domain) {
        if (!zones.holds(domain)) {
            return Result.UNKNOWN;
        }
        List<ZoneRecord> records = zones.spf(domain);
        if (records.size() != 1) {
            return records.isEmpty() ? Result.NONE : Result.PERMERROR;
        }
        String redirect = "";
        for (SpfTerm term : zones.terms(records.get(0).value())) {
            if (term.name().equals("redirect")) {
                redirect = term.argument();
            } else {
                Optional<Result> result = mechanism(client, domain, term);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        if (redirect.isEmpty()) {
            return Result.NEUTRAL;
        }
        Result result = counted() ? check(client, redirect) : Result.PERMERROR;
        return result == Result.NONE ? Result.PERMERROR : result;
    }

    private boolean counted() {
        return ++lookups <= MOST_LOOKUPS;
    }

    private Optional<Result> mechanism(IpAddress client, String domain, SpfTerm term) {
        return switch (term.name()) {
            case "all" -> Optional.of(term.match());
            case "ip4", "ip6" -> network(client, term);
            case "a", "mx" -> hosts(client, domain, term.name(), term.argument(), term.match());
            case "include" -> include(client, term.argument(), term.match());
            // exists, ptr, macros: they hang on the message.
            default -> Optional.of(Result.UNKNOWN);
        };
    }

    private static Optional<Result> network(IpAddress client, SpfTerm term) {
        if (term.network().isEmpty()) {
            return Optional.of(Result.PERMERROR);
        }
        return term.network().get().covers(client) ? Optional.of(term.match()) : Optional.empty();
    }

    private Optional<Result> include(IpAddress client, String argument, Result match) {
        if (argument.length() < 2 || !counted()) {
            return Optional.of(Result.PERMERROR);
        }
        return switch (check(client, argument.substring(1))) {
            case PASS -> Optional.of(match);
            case FAIL, SOFTFAIL, NEUTRAL -> Optional.empty();
            case NONE, PERMERROR -> Optional.of(Result.PERMERROR);
            case UNKNOWN -> Optional.of(Result.UNKNOWN);
        };
    }

    private Optional<Result> hosts(IpAddress client, String domain, String kind, String argument, Result match) {
        if (!counted()) {
            return Optional.of(Result.PERMERROR);
        }
        int slash = argument.indexOf('/');
        String target =
                argument.startsWith(":") ? argument.substring(1, slash < 0 ? argument.length() : slash) : domain;
        if (slash >= 0 || !zones.holds(target)) {
            return Optional.of(Result.UNKNOWN);
        }
        List<String> names = kind.equals("a")
                ? List.of(target)
                : zones.find(target, "MX")
                        .map(record -> record.value().substring(record.value().indexOf(' ') + 1))
                        .map(name -> name.replaceAll("\\.$", ""))
                        .toList();
        if (names.stream().anyMatch(name -> !zones.holds(name))) {
            return Optional.of(Result.UNKNOWN);
        }
        boolean matches = names.stream()
                .flatMap(name -> Stream.concat(zones.find(name, "A"), zones.find(name, "AAAA")))
                .anyMatch(record -> record.value().equals(client.text()));
        return matches ? Optional.of(match) : Optional.empty();
    }
}
