package org.mailwright.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;

/** One run of check_host() (RFC 7208 section 4). */
final class SpfEvaluation {
    /** Section 4.6.4: terms that ask the DNS, names of an {@code mx} or {@code ptr}, and look-ups without an answer. */
    static final int MOST_LOOKUPS = 10;

    static final int MOST_NAMES = 10;
    static final int MOST_VOID = 2;

    private static final Pattern TOP_LABEL =
            Pattern.compile("[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9]", Pattern.CASE_INSENSITIVE);

    private final SpfRecords records;
    private final Resolver names;
    private final SpfSession session;
    private int lookups;
    private int empty;

    SpfEvaluation(SpfRecords records, SpfSession session) {
        this.records = records;
        this.names = records.names();
        this.session = session;
    }

    /** A limit that is passed, or an answer that is not known here, ends the evaluation from however deep. */
    private Optional<SpfResult> stop = Optional.empty();

    SpfResult check() {
        return check(session.domain().toLowerCase(Locale.ROOT));
    }

    private void stop(SpfResult result) {
        stop = stop.or(() -> Optional.of(result));
    }

    /** Sections 4.3 to 4.7. */
    private SpfResult check(String domain) {
        if (!isDomainName(domain)) {
            return SpfResult.NONE;
        }
        Resolver.Answer published = records.at(domain);
        if (published.is(Resolver.State.UNKNOWN)) {
            return SpfResult.UNKNOWN;
        }
        count(published);
        if (stop.isPresent()) {
            return stop.get();
        }
        if (published.records().size() != 1) {
            return published.records().isEmpty() ? SpfResult.NONE : SpfResult.PERMERROR;
        }
        SpfRecord record = records.read(published.records().get(0).value());
        if (!record.faults().isEmpty()) {
            return SpfResult.PERMERROR;
        }
        for (SpfTerm term : record.mechanisms()) {
            boolean matches = matches(term, domain);
            if (stop.isPresent()) {
                return stop.get();
            }
            if (matches) {
                return term.match();
            }
        }
        return record.redirect().isPresent() ? redirect(record.redirect().get(), domain) : SpfResult.NEUTRAL;
    }

    /**
     * True for a name of several labels (section 4.3; their lengths: RFC 1035 section 2.3.4) that ends in a toplabel (section
     * 7.1), false for a host's short name and an address literal. A dot at the end is gone by now.
     */
    private static boolean isDomainName(String domain) {
        int last = domain.lastIndexOf('.');
        return last >= 0
                && TOP_LABEL.matcher(domain.substring(last + 1)).matches()
                && Stream.of(domain.split("\\.", -1)).noneMatch(label -> label.isEmpty() || label.length() > 63);
    }

    /** Section 6.1. */
    private SpfResult redirect(SpfTerm term, String domain) {
        count();
        String target = target(term, domain);
        SpfResult result = stop.orElseGet(() -> check(target));
        return result == SpfResult.NONE ? SpfResult.PERMERROR : result;
    }

    private boolean matches(SpfTerm term, String domain) {
        if (term.kind().isLookup()) {
            count();
        }
        return switch (term.kind()) {
            case ALL -> true;
            case IP4, IP6 -> term.range().orElseThrow().covers(session.client());
            case A -> holdsClient(target(term, domain), term);
            case MX -> exchangers(target(term, domain)).anyMatch(name -> holdsClient(name, term));
            case PTR -> validated().anyMatch(name -> isWithin(name, target(term, domain)));
            case EXISTS -> !ask(target(term, domain), RecordType.A).isEmpty();
            case INCLUDE -> includes(target(term, domain));
            case REDIRECT, EXP, OTHER -> false;
        };
    }

    /** Section 5.2. */
    private boolean includes(String domain) {
        SpfResult result = stop.orElseGet(() -> check(domain));
        switch (result) {
            case NONE, PERMERROR -> stop(SpfResult.PERMERROR);
            case UNKNOWN -> stop(SpfResult.UNKNOWN);
            case PASS, FAIL, SOFTFAIL, NEUTRAL -> {}
        }
        return result == SpfResult.PASS;
    }

    /** Section 5.3: only addresses of the client's kind are asked for. */
    private boolean holdsClient(String name, SpfTerm term) {
        int length = session.client().isIpv6() ? term.ipv6Length() : term.ipv4Length();
        return addresses(name)
                .anyMatch(address -> Network.around(address, length).covers(session.client()));
    }

    private Stream<IpAddress> addresses(String name) {
        return ask(name, session.client().isIpv6() ? RecordType.AAAA : RecordType.A).stream()
                .flatMap(record -> IpAddress.parse(record.value()).value().stream());
    }

    /** Section 5.4; a null MX names no host (RFC 7505). */
    private Stream<String> exchangers(String domain) {
        List<ZoneRecord> found = ask(domain, RecordType.MX);
        if (found.size() > MOST_NAMES) {
            stop(SpfResult.PERMERROR);
        }
        return found.stream().map(ZoneRecord::value).map(Resolver::target).filter(name -> !name.isEmpty());
    }

    /** The names of the client that have its address (section 5.5); further ones than ten do not count. */
    private Stream<String> validated() {
        return ask(session.client().reverseName(), RecordType.PTR).stream()
                .limit(MOST_NAMES)
                .map(record -> Resolver.target(record.value()))
                .filter(name -> addresses(name).anyMatch(session.client()::equals))
                .toList()
                .stream();
    }

    private static boolean isWithin(String name, String domain) {
        return name.equalsIgnoreCase(domain)
                || name.toLowerCase(Locale.ROOT).endsWith("." + domain.toLowerCase(Locale.ROOT));
    }

    private String target(SpfTerm term, String domain) {
        Optional<String> name = term.target().isEmpty()
                ? Optional.of(domain)
                : term.target().get().expand(letter -> value(letter, domain));
        if (name.isEmpty()) {
            stop(SpfResult.UNKNOWN);
        }
        return name.orElse("");
    }

    /** Section 7.2. */
    private Optional<String> value(char letter, String domain) {
        return switch (letter) {
            case 's' -> session.localPart().map(local -> local + "@" + session.domain());
            case 'l' -> session.localPart();
            case 'o' -> Optional.of(session.domain());
            case 'd' -> Optional.of(domain);
            case 'i' -> Optional.of(dotted(session.client()));
            case 'v' -> Optional.of(session.client().isIpv6() ? "ip6" : "in-addr");
            case 'h' -> session.helo();
            default -> Optional.of(validatedName(domain));
        };
    }

    /** Section 7.3, {@code p}: the domain itself, else a name below it, else any. */
    private String validatedName(String domain) {
        List<String> found = validated().toList();
        return found.stream()
                .filter(domain::equalsIgnoreCase)
                .findFirst()
                .or(() -> found.stream().filter(name -> isWithin(name, domain)).findFirst())
                .or(() -> found.stream().findFirst())
                .orElse("unknown");
    }

    /** An IPv6 address as its hexadecimal digits with dots between (section 7.4). */
    private static String dotted(IpAddress address) {
        if (!address.isIpv6()) {
            return address.text();
        }
        String digits = address.reverseName().replace(".ip6.arpa", "");
        return new StringBuilder(digits).reverse().toString();
    }

    private List<ZoneRecord> ask(String name, RecordType type) {
        if (stop.isPresent() || !isDomainName(name)) {
            // Section 4.8 leaves open what is no domain name: no receiver finds anything there.
            return List.of();
        }
        Resolver.Answer answer = names.find(name, type);
        if (answer.is(Resolver.State.UNKNOWN)) {
            stop(SpfResult.UNKNOWN);
        }
        count(answer);
        return answer.records();
    }

    private void count() {
        if (++lookups > MOST_LOOKUPS) {
            stop(SpfResult.PERMERROR);
        }
    }

    private void count(Resolver.Answer answer) {
        if (answer.is(Resolver.State.ABSENT) && ++empty > MOST_VOID) {
            stop(SpfResult.PERMERROR);
        }
    }
}
