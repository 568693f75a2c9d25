package org.mailwright.artefact.opendkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.SmallSite;
import org.mailwright.artefact.rspamd.SampleSite;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.DkimPublicKey.Type;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;

class OpenDkimFilesTest {
    private static final String KEYS = "/etc/opendkim/KeyTable";
    private static final String SIGNING = "/etc/opendkim/SigningTable";
    private static final String TRUSTED = "/etc/opendkim/TrustedHosts";

    private static List<String> entries(SmallSite site, String host, String file) {
        return SmallSite.entries(site.files(OpenDkimFiles::of, host).get(file));
    }

    private static String setting(SmallSite site, String host, String name) {
        return entries(site, host, "/etc/opendkim.conf").stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip())
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMISSION", "RELAY", "LISTS", "SENDER"})
    void a_host_that_sends_by_itself_signs_with_opendkim(Role role) {
        SmallSite site = new SmallSite().host("h", "203.0.113.7", role);
        assertThat(site.files(OpenDkimFiles::of, "h")).containsKeys("/etc/opendkim.conf", KEYS, SIGNING, TRUSTED);
    }

    @Test
    void a_host_with_rspamd_or_without_mail_of_its_own_has_no_opendkim() {
        SmallSite site = new SmallSite()
                .host("whole", "203.0.113.7", Role.MX, Role.SRS, Role.SUBMISSION)
                .host("srs", "203.0.113.8", Role.SRS, Role.RELAY)
                .host("client", "203.0.113.9", Role.CLIENT)
                .host("web", "203.0.113.10");
        assertThat(List.of("whole", "srs", "client", "web"))
                .allSatisfy(
                        host -> assertThat(site.files(OpenDkimFiles::of, host)).isEmpty());
    }

    @Test
    void each_domain_that_people_send_from_is_signed_by_name_with_its_nearest_key() {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION)
                .node("sub")
                .node("web")
                .node("a.lab")
                .node("lab")
                .served("lists.onion.example", "lists")
                .key("onion.example", "2026", "sub")
                .key("lab.onion.example", "l", "sub")
                .key("onion.example", "other", "relay");
        assertThat(entries(site, "sub", SIGNING))
                .containsExactly(
                        "*@onion.example 2026._domainkey.onion.example",
                        "*@lab.onion.example l._domainkey.lab.onion.example",
                        "*@sub.onion.example 2026._domainkey.onion.example",
                        "*@web.onion.example 2026._domainkey.onion.example",
                        "*@a.lab.onion.example l._domainkey.lab.onion.example");
        assertThat(entries(site, "sub", KEYS))
                .containsExactly(
                        "2026._domainkey.onion.example onion.example:2026:/etc/opendkim/keys/onion.example/2026.private",
                        "l._domainkey.lab.onion.example lab.onion.example:l:/etc/opendkim/keys/lab.onion.example/l.private");
        assertThat(setting(site, "sub", "MultipleSignatures")).isEqualTo("no");
        assertThat(setting(site, "sub", "SigningTable")).isEqualTo("refile:" + SIGNING);
        assertThat(setting(site, "sub", "Socket")).isEqualTo("local:/var/spool/postfix/opendkim/opendkim.sock");
    }

    /** Mail that is handed on leaves with these names in its envelope or HELO. */
    @ParameterizedTest
    @EnumSource(names = {"SUBMISSION", "RELAY"})
    void what_nobody_writes_from_is_not_signed(Role role) {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", role)
                .host("srs-01", "203.0.113.8", Role.SRS)
                .node("sub")
                .node("srs-01")
                .node("srs")
                .node("bounces")
                .key("onion.example", "2026", "sub");
        assertThat(entries(site, "sub", SIGNING))
                .containsExactly(
                        "*@onion.example 2026._domainkey.onion.example",
                        "*@sub.onion.example 2026._domainkey.onion.example");
    }

    @Test
    void an_srs_host_whose_name_is_a_mail_domain_too_does_not_cost_it_its_signature() {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION, Role.SENDER)
                .host("mail", "203.0.113.8", Role.SRS)
                .served("mail.onion.example", "sub")
                .key("onion.example", "2026", "sub");
        assertThat(entries(site, "sub", SIGNING)).contains("*@mail.onion.example 2026._domainkey.onion.example");
    }

    @Test
    void a_relay_signs_in_the_names_of_our_machines() {
        SmallSite site = new SmallSite()
                .host("relay", "203.0.113.3", Role.RELAY)
                .host("web", "203.0.113.4")
                .node("web")
                .key("onion.example", "2026", "relay");
        assertThat(entries(site, "relay", SIGNING))
                .containsExactly(
                        "*@onion.example 2026._domainkey.onion.example",
                        "*@relay.onion.example 2026._domainkey.onion.example",
                        "*@web.onion.example 2026._domainkey.onion.example");
    }

    @Test
    void a_signer_that_does_not_send_as_the_domain_is_reported() {
        SmallSite site = new SmallSite()
                .host("crm", "203.0.113.7", Role.SENDER)
                .served("crm.onion.example", "crm")
                .key("crm.onion.example", "c", "crm")
                .key("onion.test", "t", "crm")
                .key("crm.onion.example", "d", "crm")
                .host("news", "203.0.113.8", Role.SENDER)
                .key("onion.example", "n", "news")
                .host("shop", "203.0.113.9", Role.SENDER)
                .served("shop.onion.example", "shop")
                .key("onion.example", "s", "shop");
        assertThat(SigningFindings.of(site.site()))
                .extracting(
                        Diagnostic::rule,
                        Diagnostic::severity,
                        found -> found.location().line())
                .containsExactly(
                        tuple("dkim-signer-no-sender", Severity.WARNING, 2),
                        tuple("dkim-signer-no-sender", Severity.WARNING, 4));
        assertThat(entries(site, "news", SIGNING)).containsExactly("*@news.onion.example n._domainkey.onion.example");
    }

    @Test
    void in_a_rotation_every_key_signs() {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION)
                .key("onion.example", "2027", "sub")
                .key("onion.example", "2026", "sub");
        assertThat(entries(site, "sub", SIGNING))
                .containsExactly(
                        "*@onion.example 2026._domainkey.onion.example",
                        "*@onion.example 2027._domainkey.onion.example",
                        "*@sub.onion.example 2026._domainkey.onion.example",
                        "*@sub.onion.example 2027._domainkey.onion.example");
        assertThat(setting(site, "sub", "MultipleSignatures")).isEqualTo("yes");
    }

    @Test
    void an_ed25519_key_beside_rsa_is_left_out_and_reported() {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION)
                .key("onion.example", "rsa", "sub")
                .key("onion.example", "ed", Type.ED25519, Optional.empty(), "sub")
                .key("ed.example", "ed", Type.ED25519, Optional.empty(), "sub");
        assertThat(entries(site, "sub", KEYS)).hasSize(1);
        assertThat(setting(site, "sub", "SignatureAlgorithm")).isEqualTo("rsa-sha256");
        assertThat(SigningFindings.of(site.site()))
                .extracting(
                        Diagnostic::rule,
                        Diagnostic::severity,
                        found -> found.location().line())
                .containsExactly(
                        tuple("dkim-ed25519-idle", Severity.WARNING, 2), tuple("dkim-ed25519-idle", Severity.ERROR, 3));
    }

    @Test
    void a_host_with_ed25519_alone_signs_with_it() {
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION)
                .key("onion.example", "ed", Type.ED25519, Optional.empty(), "sub");
        assertThat(setting(site, "sub", "SignatureAlgorithm")).isEqualTo("ed25519-sha256");
        assertThat(entries(site, "sub", KEYS)).hasSize(1);
        assertThat(SigningFindings.of(site.site())).isEmpty();
    }

    @Test
    void a_list_host_signs_its_own_domains_only() {
        SmallSite site = new SmallSite()
                .host("lists", "203.0.113.7", Role.LISTS)
                .served("lists.onion.example", "lists")
                .served("crm.onion.example", "crm")
                .key("lists.onion.example", "l", "lists")
                .key("onion.example", "2026", "lists");
        assertThat(entries(site, "lists", SIGNING))
                .containsExactly("*@lists.onion.example l._domainkey.lists.onion.example");
        assertThat(entries(site, "lists", KEYS)).hasSize(1);
        assertThat(site.files(OpenDkimFiles::of, "lists"))
                .doesNotContainKey("/etc/opendkim/keys/onion.example/2026.private");
        assertThat(setting(site, "lists", "RemoveOldSignatures")).isEqualTo("yes");
        assertThat(SigningFindings.of(site.site())).extracting(Diagnostic::rule).containsExactly("dkim-list-host-key");
    }

    @Test
    void a_list_host_may_sign_its_domain_with_the_key_of_the_domain_above() {
        SmallSite site = new SmallSite()
                .host("lists", "203.0.113.7", Role.LISTS)
                .served("lists.onion.example", "lists")
                .key("onion.example", "2026", "lists");
        assertThat(entries(site, "lists", SIGNING))
                .containsExactly("*@lists.onion.example 2026._domainkey.onion.example");
        assertThat(SigningFindings.of(site.site())).isEmpty();
    }

    @Test
    void lists_beside_people_need_an_mx_that_refuses_a_forged_from() {
        SmallSite site = new SmallSite()
                .host("both", "203.0.113.7", Role.LISTS, Role.SUBMISSION)
                .served("lists.onion.example", "both")
                .key("lists.onion.example", "l", "both")
                .key("onion.example", "2026", "both");
        assertThat(SigningFindings.of(site.site()))
                .extracting(
                        Diagnostic::rule,
                        Diagnostic::severity,
                        found -> found.location().line())
                .containsExactly(tuple("list-signs-unauthenticated-from", Severity.ERROR, 2));
        assertThat(SigningFindings.of(site.rejectingOwnFrom().site())).isEmpty();
        assertThat(SigningFindings.of(site.allowingOwnFrom("192.0.2.0/24").site()))
                .extracting(Diagnostic::rule)
                .containsExactly("list-signs-unauthenticated-from");
    }

    @Test
    void a_list_domain_needs_an_mx_that_judges_its_From() {
        SampleSite site = SampleSite.standard();
        assertThat(SigningFindings.of(site.site()))
                .extracting(Diagnostic::rule)
                .doesNotContain("list-signs-unauthenticated-from");
        site.directDomain("lists.onion.example", "lists-01.onion.example");
        site.directDomain("crm.onion.example", "crm-01.onion.example");
        assertThat(SigningFindings.of(site.site()))
                .filteredOn(found -> found.rule().equals("list-signs-unauthenticated-from"))
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .startsWith("lists-01.onion.example takes mail for lists.onion.example from the internet"));
    }

    @Test
    void only_a_list_host_removes_signatures() {
        SmallSite site = new SmallSite().host("relay", "203.0.113.7", Role.RELAY);
        assertThat(setting(site, "relay", "RemoveOldSignatures")).isEmpty();
    }

    @Test
    void a_relay_signs_for_our_machines_but_not_for_hosts_that_hand_on_mail_from_outside() {
        SmallSite site = new SmallSite()
                .host("mx", "203.0.113.1", Role.MX)
                .host("srs", "192.0.2.2", Role.SRS)
                .host("relay", "203.0.113.3", Role.RELAY)
                .host("sub", "203.0.113.4", Role.SUBMISSION)
                .host("web", "2001:db8::40")
                .relayClients("203.0.113.0/24", "198.51.100.0/25");
        assertThat(entries(site, "relay", TRUSTED))
                .containsExactly(
                        "127.0.0.0/8",
                        "::1/128",
                        "198.51.100.0/25",
                        "203.0.113.0/24",
                        "203.0.113.3/32",
                        "203.0.113.4/32",
                        "2001:db8::40/128",
                        "!203.0.113.1/32");
        assertThat(entries(site, "sub", TRUSTED)).containsExactly("127.0.0.0/8", "::1/128");
    }

    @Test
    void a_private_key_is_a_secret_of_the_daemons_user_and_opened_when_written() {
        Secret absent = Secret.sealed("ENC[PKCS7,x]", () -> false, () -> Parsed.not("there is no key"));
        SmallSite site = new SmallSite()
                .host("sub", "203.0.113.7", Role.SUBMISSION)
                .key("onion.example", "2026", "sub")
                .key("onion.example", "sealed", Type.RSA, Optional.of(absent), "sub")
                .key("onion.example", "there", Type.RSA, Optional.empty(), "sub");
        Artefact key = site.files(OpenDkimFiles::of, "sub").get("/etc/opendkim/keys/onion.example/2026.private");
        assertThat(key.rights()).isEqualTo(new Artefact.Rights("0600", "opendkim", "opendkim"));
        assertThat(key.secret()).isTrue();
        assertThat(SmallSite.lines(key))
                .containsExactly("-----BEGIN PRIVATE KEY-----", "throw-away 2026", "-----END PRIVATE KEY-----");
        Artefact sealed = site.files(OpenDkimFiles::of, "sub").get("/etc/opendkim/keys/onion.example/sealed.private");
        assertThatThrownBy(() -> SmallSite.lines(sealed)).hasMessageContaining("there is no key");
        assertThat(site.files(OpenDkimFiles::of, "sub"))
                .doesNotContainKey("/etc/opendkim/keys/onion.example/there.private");
        assertThat(entries(site, "sub", KEYS))
                .contains(
                        "there._domainkey.onion.example onion.example:there:/etc/opendkim/keys/onion.example/there.private");
    }

    @Test
    void a_new_configuration_makes_the_sockets_directory_before_it_restarts_the_daemon() {
        SmallSite site = new SmallSite().host("sub", "203.0.113.7", Role.SUBMISSION);
        assertThat(site.files(OpenDkimFiles::of, "sub").get("/etc/opendkim.conf").run().stream()
                        .sorted()
                        .map(action -> String.join(" ", action.command())))
                .containsExactly(
                        "systemd-tmpfiles --create /etc/tmpfiles.d/mailwright-opendkim.conf",
                        "systemctl restart opendkim");
        assertThat(entries(site, "sub", "/etc/tmpfiles.d/mailwright-opendkim.conf"))
                .containsExactly("d /var/spool/postfix/opendkim 2750 opendkim postfix - -");
    }
}
