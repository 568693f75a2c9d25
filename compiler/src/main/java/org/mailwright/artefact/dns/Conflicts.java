package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.diagnostic.kind.MxKinds;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** Hand-written records that contradict ours, each at its line. */
final class Conflicts {
    private static final String DELETE = "delete the line: the record is made from the inputs";
    private static final int LONGEST_SHOWN = 100;
    private static final Set<String> BESIDE_ALIAS = Set.of("CNAME", "RRSIG", "NSEC");

    private final Site site;
    private final Zone zone;
    private final List<Diagnostic> findings = new ArrayList<>();

    private Conflicts(Site site, Zone zone) {
        this.site = site;
        this.zone = zone;
    }

    static List<Diagnostic> of(Site site, Zone zone) {
        Conflicts conflicts = new Conflicts(site, zone);
        zone.hand().forEach(conflicts::check);
        conflicts.checkRepeated();
        conflicts.checkAliases();
        return conflicts.findings;
    }

    private void check(ZoneRecord hand) {
        if (zone.agrees(hand)) {
            return;
        }
        checkAlias(hand);
        switch (hand.type()) {
            case "MX", "PTR", "SRV" -> checkSet(hand);
            case "TXT" -> checkText(hand);
            case "A", "AAAA" -> checkAddress(hand);
            case "NS" -> checkCut(hand);
            case "DNAME" -> checkRedirection(hand);
            default -> {}
        }
    }

    /** RFC 1034 section 3.6.2: an alias is alone at its name. */
    private void checkAlias(ZoneRecord hand) {
        boolean alias = hand.is(RecordType.CNAME);
        if (alias && hand.owner().equals(zone.settings().name().text())) {
            // What stands beside it is then the least of the troubles: cname-apex.
            return;
        }
        Optional<MailRecord> other = zone.ours(hand.owner()).stream()
                .filter(ours -> alias || ours.type() == RecordType.CNAME)
                .findFirst();
        if (other.isEmpty() || !alias && BESIDE_ALIAS.contains(hand.type())) {
            return;
        }
        boolean both = alias && other.get().type() == RecordType.CNAME;
        report(both ? DnsKinds.RRSET_OWNER_CONFLICT : DnsKinds.CNAME_OTHER_DATA, hand, other.get())
                .map(finding -> finding.advising("give the name one meaning: an alias has no other records"))
                .ifPresent(findings::add);
    }

    private void checkSet(ZoneRecord hand) {
        Optional<MailRecord> first = ours(hand);
        if (first.isEmpty()) {
            return;
        }
        boolean nobody = hand.is(RecordType.MX)
                && (isNull(hand.value()) || isNull(first.get().value()));
        report(nobody ? MxKinds.NULL_MX_NOT_ALONE : DnsKinds.RRSET_OWNER_CONFLICT, hand, first.get())
                .ifPresent(findings::add);
    }

    /** RFC 7505 section 3. */
    private static boolean isNull(String exchanger) {
        return exchanger.endsWith(" .");
    }

    private void checkText(ZoneRecord hand) {
        Meaning meaning = Meaning.of(hand.owner(), hand.value());
        zone.ours(hand.owner()).stream()
                .filter(ours -> ours.type() == RecordType.TXT && meaning != Meaning.FREE)
                .filter(ours -> Meaning.of(hand.owner(), ours.value()) == meaning)
                .findFirst()
                .flatMap(ours -> report(meaning.kind(), hand, ours))
                .ifPresent(findings::add);
    }

    /** Two records by hand where there may be one: also at names that we have nothing to say about. */
    private void checkRepeated() {
        Map<String, String> seen = new HashMap<>();
        zone.hand().filter(hand -> hand.is(RecordType.TXT)).forEach(hand -> {
            Meaning meaning = Meaning.of(hand.owner(), hand.value());
            boolean single = meaning == Meaning.SPF || meaning == Meaning.DMARC || meaning == Meaning.DKIM;
            Optional<String> first = single
                    ? Optional.ofNullable(seen.putIfAbsent(meaning + " " + hand.owner(), hand.value()))
                    : Optional.empty();
            // Two that each say what ours says are two all the same.
            boolean alike = zone.agrees(hand) && !first.equals(Optional.of(hand.value()));
            if (first.isPresent() && (alike || ours(hand, meaning).isEmpty())) {
                findings.add(Diagnostic.error(
                                meaning.kind(), hand.location(), hand.owner() + " has a second " + meaning + " record")
                        .advising("merge the records into one"));
            }
        });
    }

    /** The same rule as {@link #checkAlias}, for names that we have no record for; spf-host-cname is the one for SPF records. */
    private void checkAliases() {
        Map<String, ZoneRecord> aliases = new HashMap<>();
        zone.hand()
                .filter(hand ->
                        hand.is(RecordType.CNAME) && zone.ours(hand.owner()).isEmpty())
                .filter(hand -> !hand.owner().equals(zone.settings().name().text()))
                .forEach(hand -> aliases.putIfAbsent(hand.owner(), hand));
        zone.hand()
                .filter(hand -> !BESIDE_ALIAS.contains(hand.type()))
                .filter(hand -> !hand.is(RecordType.TXT) || Meaning.of(hand.owner(), hand.value()) != Meaning.SPF)
                .forEach(hand -> Optional.ofNullable(aliases.remove(hand.owner()))
                        .ifPresent(alias -> findings.add(Diagnostic.error(
                                        DnsKinds.CNAME_OTHER_DATA,
                                        hand.location(),
                                        hand.owner() + " has the record " + hand.type() + " here, and is an alias")
                                .seeing(alias.location(), "the CNAME record of " + hand.owner())
                                .advising("give the name one meaning: an alias has no other records"))));
    }

    private void checkAddress(ZoneRecord hand) {
        Optional<IpAddress> address = IpAddress.parse(hand.value()).value();
        Optional<Host> host = DomainName.parse(hand.owner())
                .value()
                .flatMap(name -> Optional.ofNullable(site.hosts().get(name)))
                .filter(known -> !known.roles().isEmpty())
                .filter(known -> !known.roles().equals(Set.of(Role.CLIENT)));
        // An address behind a translation may stand at the host's name: receivers check the way back to it.
        if (host.isPresent()
                && address.isPresent()
                && !host.get().addresses().contains(address.get())
                && !host.get().sendsFrom().contains(address.get())) {
            String known = host.get().addresses().stream().map(IpAddress::text).collect(Collectors.joining(", "));
            findings.add(Diagnostic.error(
                            DnsKinds.RRSET_OWNER_CONFLICT,
                            hand.location(),
                            hand.owner() + " has the address " + hand.value() + " here, and in the inventory "
                                    + (known.isEmpty() ? "none" : known))
                    .seeing(host.get().location(), "the host")
                    .advising("mend the line, or say the host's addresses in mailwright::host"));
        } else if (host.isEmpty()) {
            checkSet(hand);
        }
    }

    /** RFC 1034 section 4.2.1: below a zone cut the parent's data are not looked at. */
    private void checkCut(ZoneRecord hand) {
        if (!hand.owner().equals(zone.settings().name().text())) {
            below(hand)
                    .findFirst()
                    .flatMap(hidden -> report(DnsKinds.DELEGATION_OCCLUSION, hand, hidden))
                    .map(finding -> finding.advising("add the delegated zone to zones in mailwright.yaml"))
                    .ifPresent(findings::add);
        }
    }

    /** RFC 6672 section 2.4. */
    private void checkRedirection(ZoneRecord hand) {
        below(hand)
                .filter(ours -> !ours.owner().text().equals(hand.owner()))
                .findFirst()
                .flatMap(hidden -> report(DnsKinds.DNAME_OCCLUSION, hand, hidden))
                .map(finding -> finding.advising("replace the DNAME: it hides our records below it"))
                .ifPresent(findings::add);
    }

    private Stream<MailRecord> below(ZoneRecord hand) {
        return zone.ours().keySet().stream()
                .filter(ours -> ours.owner().text().equals(hand.owner())
                        || ours.owner().text().endsWith("." + hand.owner()));
    }

    private Optional<MailRecord> ours(ZoneRecord hand) {
        return zone.ours(hand.owner()).stream()
                .filter(ours -> hand.is(ours.type()))
                .findFirst();
    }

    private Optional<MailRecord> ours(ZoneRecord hand, Meaning meaning) {
        return zone.ours(hand.owner()).stream()
                .filter(ours -> ours.type() == RecordType.TXT && Meaning.of(hand.owner(), ours.value()) == meaning)
                .findFirst();
    }

    /** A finding at the hand-written line that shows what it contradicts. */
    private Optional<Diagnostic> report(Kind kind, ZoneRecord hand, MailRecord ours) {
        Location cause = zone.cause(ours);
        String message = hand.owner() + " has " + hand.type() + " " + shown(hand.owner(), hand.value()) + " here, and "
                + ours.owner() + " " + ours.type() + " " + shown(hand.owner(), ours.value()) + " from the inputs";
        return Optional.of(Diagnostic.error(kind, hand.location(), message)
                .seeing(cause, "our record comes from here")
                .advising(DELETE));
    }

    /** A value short enough for a message. A key tells nobody anything, and what stands in its place may be the private one. */
    private static String shown(String owner, String text) {
        if (text.contains("PRIVATE KEY")) {
            return "a private key";
        }
        String value = owner.contains("._domainkey.") ? text.replaceAll("p=[^;]+", "p=…") : text;
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }
}
