package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose DMARC policy counts, and which names belong together, by the sections of RFC 9989. */
class DmarcPoliciesTest {
    private static DmarcPolicies of(SpfWorld world) {
        return new DmarcPolicies(world.spf().names());
    }

    private static SpfWorld world() {
        return new SpfWorld()
                .with("_dmarc.onion.test TXT v=DMARC1; p=quarantine; sp=none; np=reject; aspf=s")
                .with("_dmarc.crm.onion.test TXT v=DMARC1; p=reject")
                .with("web.onion.test A 192.0.2.1")
                .with("_dmarc.two.test TXT v=DMARC1; p=reject")
                .with("_dmarc.two.test TXT v=DMARC1; p=none")
                .with("_dmarc.text.test TXT v=DMARC1; p=reject")
                .with("_dmarc.text.test TXT some other text")
                .with("_dmarc.lower.test TXT v=dmarc1; p=reject")
                .with("_dmarc.late.test TXT p=reject; v=DMARC1")
                .with("_dmarc.bad.test TXT v=DMARC1; p=refuse")
                .with("_dmarc.suffix.test TXT v=DMARC1; p=reject; psd=y; sp=quarantine")
                .with("a.b.suffix.test A 192.0.2.1")
                .with("_dmarc.own.onion.test TXT v=DMARC1; p=none; psd=n")
                .with("x.own.onion.test A 192.0.2.1");
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource({
        // 4.10.1: its own, else the organisation's; sp for names below, np for those that are not there
        "onion.test, quarantine, onion.test",
        "crm.onion.test, reject, crm.onion.test",
        "web.onion.test, none, onion.test",
        "gone.onion.test, reject, onion.test",
        "x.crm.onion.test, reject, onion.test",
        // 4.7 and 4.10: what is a record, and several of them
        "two.test, '', ''",
        "text.test, reject, text.test",
        "lower.test, '', ''",
        "late.test, '', ''",
        "bad.test, none, bad.test",
        // psd
        "a.b.suffix.test, quarantine, suffix.test",
        "suffix.test, reject, suffix.test",
        "x.own.onion.test, none, own.onion.test",
        "nothing.test, '', ''",
    })
    void the_policy_of_a_from_domain(String from, String request, String domain) {
        DmarcPolicies policies = of(world());
        assertThat(policies.policy(from).map(DmarcPolicies.Policy::request).orElse(""))
                .isEqualTo(request);
        assertThat(policies.policy(from).map(DmarcPolicies.Policy::domain).orElse(""))
                .isEqualTo(domain);
    }

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({
        "onion.test, onion.test",
        "web.onion.test, onion.test",
        "x.crm.onion.test, onion.test",
        "x.own.onion.test, own.onion.test",
        "own.onion.test, own.onion.test",
        "a.b.suffix.test, b.suffix.test",
        "b.suffix.test, b.suffix.test",
        "suffix.test, suffix.test",
        "nothing.test, nothing.test",
    })
    void the_organisation_of_a_name(String name, String organisation) {
        assertThat(of(world()).organisation(name)).isEqualTo(organisation);
    }

    @ParameterizedTest(name = "{0} and {1}: relaxed {2}, strict {3}")
    @CsvSource({
        "onion.test, onion.test, true, true",
        "web.onion.test, bounces.onion.test, true, false",
        "onion.test, x.own.onion.test, false, false",
        "a.b.suffix.test, c.b.suffix.test, true, false",
        "b.suffix.test, c.suffix.test, false, false",
        "nothing.test, x.nothing.test, false, false",
    })
    void alignment(String from, String authenticated, boolean relaxed, boolean strict) {
        DmarcPolicies policies = of(world());
        assertThat(policies.isAligned(from, authenticated, false)).isEqualTo(relaxed);
        assertThat(policies.isAligned(from, authenticated, true)).isEqualTo(strict);
    }

    @Test
    void the_walk_asks_eight_times_and_jumps_over_the_middle_of_a_long_name() {
        SpfWorld world = new SpfWorld()
                .with("_dmarc.5.4.3.2.1.onion.test TXT v=DMARC1; p=reject")
                .with("_dmarc.7.6.5.4.3.2.1.onion.test TXT v=DMARC1; p=none; psd=n");
        assertThat(of(world).organisation("9.8.7.6.5.4.3.2.1.onion.test")).isEqualTo("5.4.3.2.1.onion.test");
        assertThat(of(world).organisation("6.5.4.3.2.1.onion.test")).isEqualTo("5.4.3.2.1.onion.test");
    }

    @Test
    void a_name_outside_our_zones_is_not_known() {
        DmarcPolicies policies = of(world());
        assertThat(policies.isUnknown("vendor.example")).isTrue();
        assertThat(policies.isUnknown("onion.test")).isFalse();
        assertThat(policies.isUnknown("nothing.test")).isFalse();
    }
}
