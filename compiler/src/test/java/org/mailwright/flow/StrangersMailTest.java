package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;

class StrangersMailTest {
    private static final Site SITE = Sites.onion();

    private static Host host(Site site, String label) {
        return site.hosts().get(Sites.ONION.child(label));
    }

    /** {@code strangers} and {@code people}, and the names. */
    private static String words(Voice voice) {
        return (voice.strangers() ? "strangers " : "")
                + (voice.people() ? "people " : "")
                + voice.names().stream().map(DomainName::text).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "mx-01,     true,  'strangers '",
        "srs-01,    true,  strangers srs-01.onion.example",
        "submit-01, false, 'people '",
        "relay-01,  false, 'people '",
        "lists-01,  true,  lists-01.onion.example lists.onion.example",
        "crm-01,    true,  'strangers '",
        // It has no role but serves shop.onion.example.
        "web-01,    true,  'strangers '",
    })
    void a_host_is_believed_by_who_writes_through_it(String label, boolean through, String words) {
        StrangersMail mail = StrangersMail.of(SITE);
        assertThat(mail.comesThrough(host(SITE, label))).isEqualTo(through);
        assertThat(words(mail.voice(host(SITE, label)))).isEqualTo(words);
    }

    @Test
    void a_draining_host_is_believed_no_more_than_before() {
        Site site = Sites.with(SITE, Sites.draining(host(SITE, "crm-01")));
        assertThat(StrangersMail.of(site).voice(host(site, "crm-01")).strangers())
                .isTrue();
    }

    @Test
    void a_sender_that_serves_nothing_is_believed_about_what_it_sends_for() {
        Host news = Sites.sending(
                Sites.host("news-01", 62, Role.SENDER), List.of(DomainName.of("news.onion.example")), List.of());
        assertThat(words(StrangersMail.of(SITE).voice(news))).isEqualTo("news-01.onion.example news.onion.example");
    }

    @Test
    void a_list_host_that_is_its_own_exchanger_is_believed_about_nothing() {
        Domain lists = SITE.domain(Sites.ONION.child("lists")).orElseThrow();
        Site site = Sites.with(
                SITE,
                new Domain(
                        lists.name(),
                        lists.use(),
                        lists.origin(),
                        lists.aliasOf(),
                        lists.servedBy(),
                        lists.recipients(),
                        true,
                        lists.sends(),
                        lists.exceptions(),
                        lists.dmarc(),
                        lists.spf(),
                        lists.location()));
        assertThat(words(StrangersMail.of(site).voice(host(site, "lists-01")))).isEqualTo("strangers ");
    }

    @ParameterizedTest
    @CsvSource({
        "RELAY,      crm-01,   'strangers '",
        "SUBMISSION, lists-01, ''",
        "RELAY,      srs-01,   'strangers '",
        "RELAY,      relay-01, 'people '",
    })
    void hosts_behind_one_address_are_believed_about_what_each_is(Role role, String label, String words) {
        StrangersMail mail = StrangersMail.of(SITE);
        Voice one = mail.voice(Sites.host("one", 99, role));
        Voice other = mail.voice(host(SITE, label));
        assertThat(words(one.and(other))).isEqualTo(words);
        assertThat(words(other.and(one))).isEqualTo(words);
    }

    @Test
    void who_serves_a_domain_besides_is_believed_as_one_who_serves() {
        Host both = Sites.host("crm-01", 61, Role.SENDER, Role.SUBMISSION, Role.RELAY);
        assertThat(words(StrangersMail.of(Sites.with(SITE, both)).voice(both))).isEqualTo("strangers ");
        Host lists = Sites.host("lists-01", 51, Role.LISTS, Role.RELAY);
        assertThat(StrangersMail.of(Sites.with(SITE, lists)).voice(lists).people())
                .isFalse();
    }
}
