package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;

/** Each key that a host signs with, held by opendkim-testkey(8) against what the name servers answer on that host. */
@InOrganisation
class PublishedKeysTest {
    /** It resolves by itself, from the root, unless it is told whom to ask. */
    private static final String CONFIGURE = """
            printf 'forward-zone:\\n name: "."\\n forward-addr: 203.0.113.53\\n' >/run/testkey.unbound
            { echo ResolverConfiguration /run/testkey.unbound; sed -n '/^KeyTable/p' /etc/opendkim.conf; } >/run/testkey.conf
            """;

    private final Organisation organisation;

    PublishedKeysTest(Organisation organisation) {
        this.organisation = organisation;
        Daemon.require("opendkim-testkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-01", "relay-01", "lists-01", "crm-int-01"})
    void every_key_of_a_key_table_is_published(String host) {
        Machine machine = organisation.at(host);
        long keys = machine.run("cat", "/etc/opendkim/KeyTable")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();
        assertThat(keys).isPositive();
        String said = machine.run("sh", "-c", CONFIGURE + "opendkim-testkey -vvv -x /run/testkey.conf");
        assertThat(said).contains(keys + (keys == 1 ? " key" : " keys") + " checked; " + keys + " pass, 0 fail");
    }

    @ParameterizedTest
    @CsvSource({
        "srs-01, onion.example, 2026a-srs",
        "srs-01, shallot.example, 2026-news",
        "srs-02, shallot.example, 2026-news",
        "mx-01, onion.example, 2026-arc",
    })
    void every_key_of_a_filter_is_published(String host, String domain, String selector) {
        String said = organisation.at(host).run("sh", "-c", CONFIGURE + testkey(domain, selector, selector));
        assertThat(said).containsAnyOf("key OK", "key secure");
    }

    private static String testkey(String domain, String selector, String key) {
        return "opendkim-testkey -vvv -x /run/testkey.conf -d " + domain + " -s " + selector + " -k /etc/rspamd/dkim/"
                + domain + "." + key + ".key";
    }

    @Test
    void another_key_is_none() {
        String said = organisation
                .at("srs-01")
                .run("sh", "-c", CONFIGURE + testkey("onion.example", "2026-submit", "2026a-srs") + "; echo status $?");
        assertThat(said).contains("keys do not match").doesNotContain("status 0");
    }
}
