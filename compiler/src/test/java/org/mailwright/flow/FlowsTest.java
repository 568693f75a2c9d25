package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
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
                .allMatch(flow -> flow.spf() == SpfResult.PASS && flow.dmarc() == DmarcResult.FAIL);
        assertThat(flows).noneMatch(flow -> flow.host().is(Role.MX));
        assertThat(wrong(flows(Sites.small()))).allMatch(flow -> flow.startsWith("mail forward "));
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
        assertThat(rows).hasSizeLessThan(80).allMatch(row -> row.size() == FlowTable.COLUMNS.size());
        assertThat(rows)
                .filteredOn(
                        row -> row.get(0).startsWith("submit-01") && row.get(3).startsWith("*"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).matches("\\*\\.onion\\.example \\(3[0-9]{2} nodes\\)"));
    }
}
