package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfRecord;
import org.mailwright.flow.SpfTerm;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.rule.Evidence;

/**
 * An SPF record that somebody is answerable for: one kept by hand, or one of ours whose domain says {@code spf:}. Those of
 * alias domains and nodes follow from it.
 */
record Judged(ZoneRecord source, SpfRecord record, boolean byHand) {

    /** All of them: those by hand in the order of their files, then ours by domain. */
    static List<Judged> of(Evidence evidence) {
        List<Judged> judged = new ArrayList<>();
        Set<ZoneRecord> hand = new HashSet<>();
        for (ZoneRecord record : evidence.names().byHand()) {
            if (record.is(RecordType.TXT) && SpfRecord.is(record.value()) && hand.add(record)) {
                judged.add(new Judged(record, SpfRecord.of(record.value()), true));
            }
        }
        for (Domain domain : evidence.site().domains().values()) {
            if (domain.spf().isPresent()) {
                evidence.names().at(domain.name().text(), RecordType.TXT).stream()
                        .filter(record -> SpfRecord.is(record.value()) && !hand.contains(record))
                        .forEach(record -> judged.add(new Judged(record, SpfRecord.of(record.value()), false)));
            }
        }
        return judged;
    }

    /** Those that a receiver begins with, each alone at its name: what others include counts where it is included. */
    static List<Judged> outermost(Evidence evidence, Spf spf) {
        List<Judged> all = of(evidence);
        Set<String> included = included(all);
        return all.stream()
                .filter(judged -> !included.contains(judged.owner()) && judged.isAlone(spf))
                .toList();
    }

    /** What evaluates them. */
    static Spf spf(Evidence evidence) {
        return new Spf(new Resolver(evidence.names()));
    }

    /** The names that records of ours include or lead to. */
    static Set<String> included(List<Judged> judged) {
        Set<String> names = new HashSet<>();
        judged.forEach(found -> found.record().terms().stream()
                .filter(term -> term.is(SpfTerm.Kind.INCLUDE) || term.is(SpfTerm.Kind.REDIRECT))
                .flatMap(term -> term.plainTarget(found.owner()).stream())
                .forEach(names::add));
        return names;
    }

    /** True when only one SPF record is at its name: else that is the fault, and nothing else matters. */
    boolean isAlone(Spf spf) {
        return spf.published(owner()).size() == 1;
    }

    String owner() {
        return source.owner();
    }

    Location location() {
        return source.location();
    }

    /** The owner as a domain of mail; false for a name such as {@code _spf.onion.example}. */
    boolean isMailName() {
        return DomainName.parse(owner()).value().isPresent();
    }
}
