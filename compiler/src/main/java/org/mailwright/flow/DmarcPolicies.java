package org.mailwright.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;

/**
 * Whose policy counts for a From domain, and which names belong together (RFC 9989 section 4.10). Above our zones there is
 * taken to be no record, as soon as there is one in them: a registry that published one would say {@code psd=y}, which
 * changes neither.
 */
public final class DmarcPolicies {
    /** Section 4.10: the walk asks eight times at most. */
    private static final int MOST_QUERIES = 8;

    private final Resolver names;
    private final Map<String, Walk> walks = new HashMap<>();

    /** Policies by what these names hold. */
    public DmarcPolicies(Resolver names) {
        this.names = names;
    }

    /**
     * The policy for a From domain.
     *
     * @param domain where its record is
     * @param source the record in the zone
     * @param request none, quarantine or reject: what is asked for this From domain
     */
    public record Policy(String domain, ZoneRecord source, DmarcRecord record, String request) {}

    /** The records on the way up from a name, and whether every answer was known. */
    private record Walk(List<Policy> found, boolean known) {}

    /** The policy that counts: the domain's own, else that of its organisational domain; none where there is none. */
    public Optional<Policy> policy(String from) {
        List<Policy> found = walk(from).found();
        Optional<Policy> own =
                found.stream().filter(policy -> policy.domain().equals(from)).findFirst();
        String organisation = organisation(from);
        return own.or(() -> found.stream()
                        .filter(policy -> policy.domain().equals(organisation))
                        .findFirst())
                .or(() -> found.stream()
                        .filter(policy -> policy.record().publicSuffix().equals("y"))
                        .findFirst())
                .map(policy -> policy.domain().equals(from)
                        ? policy
                        : new Policy(
                                policy.domain(),
                                policy.source(),
                                policy.record(),
                                policy.record().below(names.exists(from))));
    }

    /** True when there may be a policy that is not seen from here. */
    public boolean isUnknown(String from) {
        return policy(from).isEmpty() && !walk(from).known();
    }

    /** The name that a name belongs to (section 4.10.2): the highest with a record, but for what {@code psd} says. */
    public String organisation(String name) {
        List<Policy> found = walk(name).found();
        for (Policy policy : found) {
            if (policy.record().publicSuffix().equals("n")) {
                return policy.domain();
            }
            if (policy.record().publicSuffix().equals("y") && !policy.domain().equals(name)) {
                return below(policy.domain(), name);
            }
        }
        return found.isEmpty() ? name : found.get(found.size() - 1).domain();
    }

    /** The name one label below a suffix, on the way down to a name. */
    private static String below(String suffix, String name) {
        String above = name.substring(0, name.length() - suffix.length() - 1);
        return above.substring(above.lastIndexOf('.') + 1) + "." + suffix;
    }

    /** True when an authenticated domain stands for a From domain (section 4.4): itself, or of the same organisation. */
    public boolean isAligned(String from, String authenticated, boolean strict) {
        return from.equals(authenticated) || !strict && organisation(from).equals(organisation(authenticated));
    }

    private Walk walk(String name) {
        Walk known = walks.get(name);
        if (known == null) {
            known = climb(name);
            walks.put(name, known);
        }
        return known;
    }

    private Walk climb(String name) {
        List<Policy> found = new ArrayList<>();
        boolean known = true;
        String at = name;
        for (int i = 0; i < MOST_QUERIES && !at.isEmpty(); i++) {
            Resolver.Answer answer = names.find("_dmarc." + at, RecordType.TXT);
            known &= !answer.is(Resolver.State.UNKNOWN);
            List<ZoneRecord> records = answer.records().stream()
                    .filter(record -> DmarcRecord.is(record.value()))
                    .toList();
            if (records.size() == 1) {
                DmarcRecord record = DmarcRecord.of(records.get(0).value());
                found.add(new Policy(at, records.get(0), record, record.p()));
                if (!record.publicSuffix().equals("u")) {
                    break;
                }
            }
            at = parent(at);
        }
        return new Walk(found, known);
    }

    /** The next name to ask: one label shorter, and seven long after a name of more than eight. */
    private static String parent(String name) {
        String[] labels = name.split("\\.");
        int keep = labels.length > MOST_QUERIES ? MOST_QUERIES - 1 : labels.length - 1;
        return String.join(".", List.of(labels).subList(labels.length - keep, labels.length));
    }
}
