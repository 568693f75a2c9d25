package org.mailwright.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;

/**
 * What a record costs a receiver whose client matches nothing in it (RFC 7208 section 4.6.4), as far as our zones tell: what
 * lies elsewhere counts as the one look-up that it is at least.
 *
 * @param lookups terms that ask the DNS, in the records that it includes too
 * @param emptyIpv4 look-ups without an answer for an IPv4 client, each as the term that asks
 * @param emptyIpv6 the same for an IPv6 client
 * @param crowded terms with more exchangers than may be
 * @param loop the names that include each other, first and last the same; empty without a loop
 */
public record SpfCost(
        int lookups, List<String> emptyIpv4, List<String> emptyIpv6, List<String> crowded, List<String> loop) {
    /** How many look-ups there may be. */
    public static final int MOST_LOOKUPS = SpfEvaluation.MOST_LOOKUPS;

    /** How many of them may be empty. */
    public static final int MOST_EMPTY = SpfEvaluation.MOST_VOID;

    /** Adds up over a record and those it includes. */
    private static final class Sum {
        private final Spf spf;
        private final List<String> path = new ArrayList<>();
        private final List<String> emptyIpv4 = new ArrayList<>();
        private final List<String> emptyIpv6 = new ArrayList<>();
        private final List<String> crowded = new ArrayList<>();
        private List<String> loop = List.of();
        private int lookups;

        Sum(Spf spf) {
            this.spf = spf;
        }

        void add(SpfRecord record, String name) {
            path.add(name);
            for (SpfTerm term : record.reached()) {
                if (term.kind().isLookup()) {
                    lookups++;
                    term.plainTarget(name).ifPresent(target -> add(term, target));
                }
            }
            path.remove(path.size() - 1);
        }

        private void add(SpfTerm term, String target) {
            switch (term.kind()) {
                case A -> addresses(term.text(), target);
                case MX -> exchangers(term, target);
                case INCLUDE, REDIRECT -> include(target);
                default -> {}
            }
        }

        private void addresses(String text, String host) {
            if (spf.names().find(host, RecordType.A).is(Resolver.State.ABSENT)) {
                emptyIpv4.add(text);
            }
            if (spf.names().find(host, RecordType.AAAA).is(Resolver.State.ABSENT)) {
                emptyIpv6.add(text);
            }
        }

        private void exchangers(SpfTerm term, String target) {
            Resolver.Answer answer = spf.names().find(target, RecordType.MX);
            if (answer.is(Resolver.State.ABSENT)) {
                emptyIpv4.add(term.text());
                emptyIpv6.add(term.text());
            }
            if (answer.records().size() > SpfEvaluation.MOST_NAMES) {
                crowded.add(term.text());
            }
            answer.records().stream()
                    .map(record -> Resolver.target(record.value()))
                    .filter(host -> !host.isEmpty())
                    .forEach(host -> addresses(term.text(), host));
        }

        private void include(String target) {
            if (path.contains(target)) {
                if (loop.isEmpty()) {
                    List<String> names = new ArrayList<>(path.subList(path.indexOf(target), path.size()));
                    names.add(target);
                    loop = names;
                }
                return;
            }
            List<ZoneRecord> published = spf.published(target);
            // Past the limit nothing more is learnt, and records that include each other twice would never end.
            if (published.size() == 1 && lookups <= 2 * MOST_LOOKUPS) {
                add(spf.read(published.get(0)), target);
            }
        }
    }

    /** The cost of the record at a name. */
    public static SpfCost of(SpfRecord record, String name, Spf spf) {
        Sum sum = new Sum(spf);
        sum.add(record, name);
        return new SpfCost(sum.lookups, sum.emptyIpv4, sum.emptyIpv6, sum.crowded, sum.loop);
    }

    /** The smallest name of the loop, by which it is told once. */
    public Optional<String> loopName() {
        return loop.isEmpty() ? Optional.empty() : Optional.of(new TreeSet<>(loop).first());
    }
}
