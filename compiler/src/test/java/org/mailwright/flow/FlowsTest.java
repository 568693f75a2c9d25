package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;

/** Every flow of a whole organisation ends as it should, and a fault in its names shows in the flows it hurts. */
class FlowsTest {
    private static final Site SITE = Sites.onion();

    private static List<Flow> flows(Site site) {
        return new Flows(site, new Resolver(ZoneFragments.published(site)))
                .all()
                .toList();
    }

    /** The flows with another text of one record. */
    private static List<Flow> changed(String owner, String old, String text) {
        AuthoritativeData data = AuthoritativeData.of(SITE.zones());
        List<ZoneRecord> hit = new ArrayList<>();
        ZoneFragments.published(SITE).all().forEach(record -> {
            boolean found = record.owner().equals(owner) && record.value().contains(old);
            if (found) {
                hit.add(record);
            }
            data.add(new ZoneRecord(
                    record.owner(),
                    record.type(),
                    found ? record.value().replace(old, text) : record.value(),
                    record.ttl(),
                    record.location()));
        });
        assertThat(hit).isNotEmpty();
        return new Flows(SITE, new Resolver(data)).all().toList();
    }

    private static List<String> wrong(List<Flow> flows) {
        return flows.stream()
                .filter(Flow::isWrong)
                .map(flow -> flow.host().name().labels().get(0) + " "
                        + flow.kind().word() + " " + flow.envelope() + " " + flow.from() + " "
                        + flow.spf().word() + " " + flow.dkim().word())
                .toList();
    }

    @Test
    void flows_end_as_they_should() {
        List<Flow> flows = flows(SITE);
        // garlic.example sends but has no key, so its mail does not survive a forward (header-from-domain-not-signed).
        assertThat(wrong(flows))
                .containsExactly(
                        "srs-01 forward bounces.onion.example garlic.example pass none",
                        "srs-02 forward bounces.onion.example garlic.example pass none");
        assertThat(flows).extracting(Flow::kind).contains(Flow.Kind.values());
        assertThat(flows.stream().filter(flow -> flow.kind() == Flow.Kind.FORGED))
                .isNotEmpty()
                .allMatch(flow -> flow.spf() == SpfResult.PASS && (flow.dmarc() == DmarcResult.FAIL || flow.refused()));
        assertThat(flows).noneMatch(flow -> flow.host().is(Role.MX));
        assertThat(wrong(flows(Sites.small()))).allMatch(flow -> flow.startsWith("mail forward "));
    }

    private static final List<Flow.Kind> FORGED =
            List.of(Flow.Kind.FORGED, Flow.Kind.FORGED_OWN, Flow.Kind.FORGED_BOUNCE);

    private static List<Flow> forged(Site site) {
        return flows(site).stream().filter(flow -> FORGED.contains(flow.kind())).toList();
    }

    private static Site rewriting(DomainName rewriteTo, boolean reject, List<Network> allow) {
        Settings settings = SITE.settings();
        Settings.Srs srs = settings.srs();
        return Sites.with(
                SITE,
                Sites.with(
                        Sites.with(
                                settings,
                                new Settings.Srs(
                                        srs.hosts(), rewriteTo, srs.acceptAll(), srs.secrets(), srs.location())),
                        new Settings.Mx(reject, allow, List.of(), settings.mx().location())));
    }

    @Test
    void every_domain_of_ours_is_forged_with_three_senders_the_primary_one_first() {
        Set<DomainName> froms = new TreeSet<>(SITE.domains().keySet());
        froms.addAll(FromDomains.nobodys(SITE).keySet());
        for (Flow.Kind kind : FORGED) {
            for (Host host : SITE.hosts(Role.SRS)) {
                List<DomainName> forged = forged(SITE).stream()
                        .filter(flow -> flow.kind() == kind && flow.host().equals(host))
                        .map(Flow::from)
                        .toList();
                assertThat(forged).startsWith(Sites.ONION).containsExactlyInAnyOrderElementsOf(froms);
            }
        }
    }

    @Test
    void a_forged_From_of_nobodys_or_of_a_list_is_refused_always_and_every_one_by_a_strict_MX() {
        assertThat(forged(SITE).stream()
                        .filter(Flow::refused)
                        .map(flow -> flow.from().text())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "bounces.onion.example",
                        "srs.onion.example",
                        "srs-01.onion.example",
                        "srs-02.onion.example",
                        "lists.onion.example",
                        "lists-01.onion.example");
        assertThat(forged(rewriting(SITE.settings().srs().rewriteTo(), true, List.of())))
                .allMatch(Flow::refused);
    }

    @Test
    void a_forgery_of_the_primary_that_the_MX_lets_in_is_wrong_where_senders_are_rewritten_into_it() {
        List<Network> foreign = List.of(Network.parse("192.0.2.0/24").orElseThrow());
        for (Site site : List.of(rewriting(Sites.ONION, false, List.of()), rewriting(Sites.ONION, true, foreign))) {
            assertThat(wrong(forged(site)))
                    .contains(
                            "srs-01 forged onion.example onion.example pass none",
                            "srs-01 forged own onion.example onion.example pass none",
                            "srs-02 forged onion.example onion.example pass none");
        }
        assertThat(forged(rewriting(Sites.ONION, true, List.of())))
                .noneMatch(Flow::isWrong)
                .anyMatch(
                        flow -> flow.from().equals(Sites.ONION) && flow.refused() && flow.dmarc() == DmarcResult.PASS);
    }

    @Test
    void a_sender_that_spf_forgets_still_has_its_signature() {
        List<Flow> flows = changed("onion.example", " ip4:203.0.113.32", "");
        Flow flow = flows.stream()
                .filter(found -> found.host().name().text().startsWith("submit-02")
                        && found.envelope().equals(Sites.ONION))
                .findFirst()
                .orElseThrow();
        assertThat(flow.spf()).isEqualTo(SpfResult.SOFTFAIL);
        assertThat(flow.dkim()).isEqualTo(Flow.Dkim.PASS);
        assertThat(flow.dmarc()).isEqualTo(DmarcResult.PASS);
    }

    @Test
    void a_key_that_is_not_the_one_and_relaxed_alignment_show() {
        assertThat(changed("2026-srs._domainkey.onion.example", "p=M", "p=X"))
                .anyMatch(flow -> flow.kind() == Flow.Kind.FORWARD && flow.dkim() == Flow.Dkim.FAIL && flow.isWrong());
        assertThat(wrong(changed("_dmarc.onion.example", "; aspf=s", "")))
                .contains("srs-01 forged bounces.onion.example onion.example pass none")
                .contains("srs-02 forged bounce srs-02.onion.example onion.example pass none");
    }

    @Test
    void nodes_with_the_same_fate_are_one_row() {
        Site site = SITE;
        for (int i = 0; i < 300; i++) {
            Host node = new Host(
                    DomainName.of("node-" + i + ".onion.example"),
                    "node-" + i,
                    Set.of(),
                    Release.DEBIAN_12,
                    List.of(),
                    List.of(),
                    10,
                    Host.State.ACTIVE,
                    List.of(),
                    List.of(),
                    List.of(),
                    SITE.location());
            site = Sites.with(Sites.with(site, node), Sites.node(node));
        }
        List<List<String>> rows = FlowTable.of(site, new Flows(site, new Resolver(ZoneFragments.published(site))));
        assertThat(rows).hasSizeLessThan(120).allMatch(row -> row.size() == FlowTable.COLUMNS.size());
        assertThat(rows)
                .filteredOn(
                        row -> row.get(0).startsWith("submit-01") && row.get(3).startsWith("*"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).matches("\\*\\.onion\\.example \\(3[0-9]{2} nodes\\)"));
    }
}
