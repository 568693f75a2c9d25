package org.mailwright.rule.dmarc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.DmarcText;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.TagList;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;

/**
 * A DMARC policy that somebody wrote, in Hiera or in a zone; one that we derive for a domain is only what another one says.
 *
 * @param domain it stands for
 * @param text of its record
 * @param tags with names in lower case
 */
record PolicyRecord(String domain, String text, TagList tags, Location location) {
    /** Where receivers look. */
    static final String LABEL = "_dmarc.";

    /** The version comes first, to the letter (RFC 9989 section 4.7). */
    private static final Pattern VERSION = Pattern.compile("[vV][ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?", Pattern.DOTALL);

    private static final List<String> WEAKEST_FIRST = List.of("none", "quarantine", "reject");

    /** True for the text of a DMARC record; receivers pass over all other text at the name. */
    static boolean is(String text) {
        return VERSION.matcher(text).matches();
    }

    /** What one look at each policy finds. */
    static List<Diagnostic> check(Evidence evidence, Function<PolicyRecord, Optional<Diagnostic>> look) {
        return written(evidence).stream()
                .flatMap(policy -> look.apply(policy).stream())
                .toList();
    }

    /** What one look at each policy of a zone finds. */
    static List<Diagnostic> checkByHand(Evidence evidence, Function<PolicyRecord, Optional<Diagnostic>> look) {
        return byHand(evidence).flatMap(policy -> look.apply(policy).stream()).toList();
    }

    /** The policies of Hiera, then those of the zones that say something else. */
    static List<PolicyRecord> written(Evidence evidence) {
        List<PolicyRecord> policies = new ArrayList<>();
        Set<String> said = new HashSet<>();
        evidence.site()
                .domains()
                .values()
                .forEach(domain -> domain.dmarc()
                        .map(policy -> of(domain.name().text(), DmarcText.of(policy), domain.location()))
                        .ifPresent(policy -> {
                            policies.add(policy);
                            said.add(policy.domain() + " " + policy.tags().tags());
                        }));
        byHand(evidence)
                .filter(policy -> said.add(policy.domain() + " " + policy.tags().tags()))
                .forEach(policies::add);
        return policies;
    }

    /** The policies of the zones. */
    static Stream<PolicyRecord> byHand(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && record.owner().startsWith(LABEL) && is(record.value()))
                .map(record -> of(record.owner().substring(LABEL.length()), record.value(), record.location()));
    }

    private static PolicyRecord of(String domain, String text, Location location) {
        return new PolicyRecord(domain, text, TagList.of(text).folded(), location);
    }

    /** The value of a tag in lower case. */
    Optional<String> value(String tag) {
        return tags.value(tag).map(value -> value.toLowerCase(Locale.ROOT));
    }

    /** True when it has the tag with that value. */
    boolean says(String tag, String value) {
        return value(tag).filter(value::equals).isPresent();
    }

    /** {@code p}, and none where it is missing. */
    String policy() {
        return value("p").orElse(WEAKEST_FIRST.get(0));
    }

    /** True when a policy asks for less than another one. */
    static boolean isWeaker(String policy, String than) {
        return WEAKEST_FIRST.contains(policy) && WEAKEST_FIRST.indexOf(policy) < WEAKEST_FIRST.indexOf(than);
    }

    /** Where reports go: the parts of {@code rua}, then of {@code ruf}. */
    List<String> reports() {
        return Stream.of("rua", "ruf")
                .flatMap(tag -> tags.value(tag).stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .toList();
    }

    /** The highest name on the way up from this one that has a policy in zones of ours (RFC 9989 section 4.10.2), else it. */
    static String organisation(AuthoritativeData names, String name) {
        String highest = name;
        for (String at = name; !at.isEmpty(); at = parent(at)) {
            highest = isThere(names, at) ? at : highest;
        }
        return highest;
    }

    /** True when the name has a policy in a zone of ours. */
    static boolean isThere(AuthoritativeData names, String name) {
        return names.at(LABEL + name, RecordType.TXT).stream()
                .map(ZoneRecord::value)
                .anyMatch(PolicyRecord::is);
    }

    /** The name above, empty above the last label. */
    static String parent(String name) {
        return name.indexOf('.') < 0 ? "" : name.substring(name.indexOf('.') + 1);
    }

    Diagnostic error(Kind kind, String message) {
        return Diagnostic.error(kind, location, message);
    }

    Diagnostic warning(Kind kind, String message) {
        return Diagnostic.warning(kind, location, message);
    }
}
