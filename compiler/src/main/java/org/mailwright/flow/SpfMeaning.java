package org.mailwright.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;

/**
 * What a record says, however it says it: {@code a} and {@code mx} are the addresses that they find.
 *
 * @param passing the addresses that pass
 * @param others the terms that are no addresses, in their order
 * @param rest the result of all others
 */
public record SpfMeaning(Set<Network> passing, List<String> others, SpfResult rest) {
    public SpfMeaning {
        passing = Set.copyOf(passing);
        others = List.copyOf(others);
    }

    /** The meaning of a record at a name; none where it is broken, or where an address it speaks of is not known. */
    public static Optional<SpfMeaning> of(SpfRecord record, String name, Resolver names) {
        Set<Network> passing = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        if (!record.faults().isEmpty()) {
            return Optional.empty();
        }
        SpfResult rest = SpfResult.NEUTRAL;
        for (SpfTerm term : record.mechanisms()) {
            if (term.is(SpfTerm.Kind.ALL)) {
                rest = term.match();
                break;
            }
            boolean hosts = term.is(SpfTerm.Kind.A) || term.is(SpfTerm.Kind.MX);
            if (term.match() != SpfResult.PASS
                    || term.hasMacros()
                    || term.range().isEmpty() && !hosts) {
                others.add(term.text().toLowerCase(Locale.ROOT));
                continue;
            }
            Optional<List<Network>> ranges = term.range().map(List::of).or(() -> ranges(term, name, names));
            if (ranges.isEmpty()) {
                return Optional.empty();
            }
            passing.addAll(ranges.get());
        }
        boolean ends = record.mechanisms().stream().anyMatch(term -> term.is(SpfTerm.Kind.ALL));
        record.redirect().filter(term -> !ends).ifPresent(term -> others.add(term.text()));
        return Optional.of(new SpfMeaning(passing, others, rest));
    }

    private static Optional<List<Network>> ranges(SpfTerm term, String name, Resolver names) {
        String target = term.plainTarget(name).orElseThrow();
        List<String> hosts = List.of(target);
        if (term.is(SpfTerm.Kind.MX)) {
            Resolver.Answer exchangers = names.find(target, RecordType.MX);
            if (!exchangers.is(Resolver.State.FOUND)) {
                return Optional.empty();
            }
            hosts = exchangers.records().stream()
                    .map(record -> Resolver.target(record.value()))
                    .toList();
        }
        List<Network> ranges = new ArrayList<>();
        for (String host : hosts) {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                Resolver.Answer answer = names.find(host, type);
                if (answer.is(Resolver.State.UNKNOWN)) {
                    return Optional.empty();
                }
                int length = type == RecordType.A ? term.ipv4Length() : term.ipv6Length();
                answer.records().stream()
                        .map(ZoneRecord::value)
                        .flatMap(value -> IpAddress.parse(value).value().stream())
                        .forEach(address -> ranges.add(Network.around(address, length)));
            }
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges);
    }
}
