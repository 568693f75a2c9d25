package org.mailwright.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.Compiler;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.artefact.SmallSite;
import org.mailwright.cli.Run;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.model.Target;
import org.mailwright.route.Routes;

/** What we write is proved right, and each fault that somebody could put into it is found at its file with its cause. */
class ProofTest {
    private static final String MX = "hosts/mx-01.onion.example/etc/postfix/";
    private static final String SRS = "hosts/srs-01.onion.example/etc/postfix/";
    private static final String RELAY = "hosts/relay-01.onion.example/etc/";
    private static final String SUBMIT = "hosts/submit-01.onion.example/etc/";

    private static SampleProof onion =
            new SampleProof(Routes.of(new SmallSite().site()), new org.mailwright.artefact.Files(List.of()));

    @TempDir
    private Path scratch;

    @BeforeAll
    static void compile() throws IOException {
        onion = SampleProof.onion();
    }

    @TestFactory
    Stream<DynamicTest> every_sample_without_errors_is_proved() throws IOException {
        List<Path> samples;
        try (Stream<Path> paths = Files.list(Path.of("hiera-samples"))) {
            samples = paths.sorted().toList();
        }
        return samples.stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                    Compiler.Compilation compiled = SampleProof.compiled(path);
                    if (!compiled.hasErrors() && compiled.result().isPresent()) {
                        Compiler.Result result = compiled.result().get();
                        assertThat(Proof.of(result.routes(), result.files())).isEmpty();
                    }
                }));
    }

    /** A file, what is done to it, and what is said: rule, the line's beginning (or none), text of message and cause. */
    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "a dropped alias",
                        MX + "maps/alias",
                        SampleProof.without("press@"),
                        "proof-route",
                        "",
                        "press@onion.example",
                        "data/common/aliases.yaml"),
                fault(
                        "two swapped forwards",
                        SRS + "maps/alias",
                        SampleProof.swapping("alice@onion.example", "bob@onion.example"),
                        "proof-route",
                        "alice@",
                        "alice@onion.example",
                        "ldap/people.ldif"),
                fault(
                        "a forward more",
                        SRS + "maps/alias",
                        SampleProof.replacing("alice@onion.example ", "riseup", "elsewhere"),
                        "proof-route",
                        "alice",
                        "not to",
                        "ldap/people.ldif"),
                fault(
                        "a wildcard in an alias domain",
                        MX + "maps/alias",
                        SampleProof.after("# ", "@onion.test alice@onion.example"),
                        "proof-recipient",
                        "@onion.test",
                        "nobody.has.this.name@onion.test",
                        "data/common/mail.yaml"),
                fault(
                        "a wildcard recipient",
                        MX + "maps/recipients",
                        SampleProof.after("# ", "@onion.example alice@onion.example"),
                        "proof-recipient",
                        "@onion.example",
                        "nobody.has.this.name@onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "a recipient less",
                        MX + "maps/recipients",
                        SampleProof.without("alice@onion.example"),
                        "proof-recipient",
                        "",
                        "alice@onion.example",
                        "ldap/people.ldif"),
                fault(
                        "a message turned into an action",
                        MX + "maps/disabled",
                        SampleProof.replacing("grace@", "550 5.7.1", "OK"),
                        "proof-recipient",
                        "",
                        "grace@onion.example",
                        "ldap/people.ldif"),
                fault(
                        "a transport less",
                        MX + "maps/transport",
                        SampleProof.without("onion.example"),
                        "proof-recipient",
                        "",
                        "550 5.1.1",
                        "data/common"),
                fault(
                        "a served domain on the wrong host",
                        MX + "maps/transport",
                        SampleProof.replacing("lists.", "lists-01", "crm-int-01"),
                        "proof-route",
                        "lists.",
                        "lists-01.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "an alias domain less",
                        MX + "maps/alias_domains",
                        SampleProof.without("/^(.+)@onion\\.test"),
                        "proof-recipient",
                        "",
                        "@onion.test",
                        "data/common"),
                fault(
                        "a domain less",
                        MX + "maps/relay_domains",
                        SampleProof.without("bounces"),
                        "proof-recipient",
                        "",
                        "bounces.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "a continuation line",
                        MX + "maps/alias",
                        SampleProof.after("press@", "  mallory@elsewhere.test"),
                        "proof-table",
                        "  mallory",
                        "begins with a blank",
                        "data/common/aliases.yaml"),
                fault(
                        "a continuation line through a comment",
                        MX + "maps/alias",
                        lines -> SampleProof.after("# taken", "  mallory@elsewhere.test")
                                .apply(SampleProof.after("press@", "# taken out")
                                        .apply(lines)),
                        "proof-table",
                        "  mallory",
                        "begins with a blank",
                        "data/common/aliases.yaml"),
                fault(
                        "a second entry for a key",
                        MX + "maps/alias",
                        SampleProof.after("press@", "PRESS@onion.example mallory@elsewhere.test"),
                        "proof-table",
                        "PRESS@",
                        "no entry of this line",
                        "data/common/aliases.yaml"),
                fault(
                        "an extra client",
                        SRS + "maps/mx_clients",
                        SampleProof.after("# ", "192.0.2.99/32 permit"),
                        "proof-access",
                        "192.0.2.99",
                        "192.0.2.99",
                        "data/nodes/srs-01"),
                fault(
                        "a wide client",
                        SRS + "maps/mx_clients",
                        SampleProof.replacing("203.0.113.11/", "11/32", "0/24"),
                        "proof-access",
                        "203.0.113.0/24",
                        "203.0.113.",
                        "data/nodes"),
                fault(
                        "an MX host shut out",
                        SRS + "maps/mx_clients",
                        SampleProof.without("203.0.113.11"),
                        "proof-access",
                        "",
                        "turns away mx-01.onion.example",
                        "data/nodes/mx-01"),
                fault(
                        "a mark that comes in",
                        MX + "maps/header_checks",
                        SampleProof.without("/"),
                        "proof-mark",
                        "",
                        "lets a mark in",
                        "data/nodes/mx-01"),
                fault(
                        "a mark that goes out",
                        SRS + "main.cf",
                        SampleProof.without("smtp_header_checks"),
                        "proof-mark",
                        "",
                        "sends our mark out",
                        "data/nodes/srs-01"),
                fault(
                        "senders that are not rewritten",
                        SRS + "main.cf",
                        SampleProof.without("sender_canonical_maps"),
                        "proof-route",
                        "",
                        "does not rewrite",
                        "data/common/mail.yaml"),
                fault(
                        "a forward that an SRS host does not have",
                        SRS + "maps/alias",
                        SampleProof.without("alice@"),
                        "proof-recipient",
                        "",
                        "alice@onion.example from an MX host",
                        "ldap/people.ldif"),
                fault(
                        "an MX host that delivers to the internet",
                        MX + "main.cf",
                        SampleProof.without("relayhost"),
                        "proof-route",
                        "",
                        "sends mail that leaves to",
                        "data/nodes/mx-01"),
                fault(
                        "a forward that leaves an MX host",
                        MX + "maps/transport",
                        SampleProof.replacing("onion.example ", "smtp:srs.onion.example", "smtp:"),
                        "proof-route",
                        "onion.example smtp:",
                        "by way of",
                        "ldap/people.ldif"),
                fault(
                        "an outside target on an MX host",
                        MX + "maps/alias",
                        SampleProof.replacing("press@", "judy@onion.example", "judy@elsewhere.test"),
                        "proof-route",
                        "press@",
                        "judy@elsewhere.test",
                        "data/common/aliases.yaml"),
                fault(
                        "bounces that are refused",
                        MX + "main.cf",
                        SampleProof.after(
                                "smtpd_helo_required",
                                "smtpd_sender_restrictions = check_sender_access inline:{<>=REJECT}"),
                        "proof-recipient",
                        "",
                        "refuses the bounces",
                        "data/common/mail.yaml"),
                fault(
                        "addresses of bounces that are not turned back",
                        MX + "main.cf",
                        SampleProof.without("recipient_canonical_maps"),
                        "proof-recipient",
                        "",
                        "refuses the bounces",
                        "data/common/mail.yaml"),
                fault(
                        "anybody who may write to a rewritten sender",
                        MX + "main.cf",
                        SampleProof.replacing(
                                "    check_recipient_access pipemap:{regexp:/etc/postfix/maps/srs_addresses",
                                "static:srs_address",
                                "static:dunno"),
                        "proof-recipient",
                        "",
                        "lets anybody write to the address in a rewritten sender",
                        "data/common/mail.yaml"),
                fault(
                        "rewritten senders that are turned back in every domain",
                        MX + "main.cf",
                        SampleProof.replacing(
                                "recipient_canonical_maps",
                                "pipemap:{regexp:/etc/postfix/maps/srs_addresses,tcp:127.0.0.1:10002}",
                                "tcp:127.0.0.1:10002"),
                        "proof-recipient",
                        "recipient_canonical_maps",
                        "turns rewritten senders back in",
                        "data/common/mail.yaml"),
                fault(
                        "an SRS host that bounces what an MX host took",
                        "hosts/srs-01.onion.example/etc/postfix/main.cf",
                        SampleProof.without("message_size_limit"),
                        "proof-route",
                        "",
                        "hands on larger ones",
                        "data/nodes/srs-01.onion.example.yaml"),
                fault(
                        "postmaster@ of a domain that is its own MX, left to the host's alias file",
                        "hosts/crm-int-01.onion.example/etc/postfix/maps/alias",
                        SampleProof.without("postmaster@crm.onion.example"),
                        "proof-route",
                        "",
                        "does not hand mail for postmaster@crm.onion.example to postmaster@onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "an MX host whose mark is not believed",
                        "hosts/srs-01.onion.example/etc/rspamd/local.d/maps.d/mx_hosts.map",
                        SampleProof.without("203.0.113.11"),
                        "proof-signing",
                        "",
                        "does not believe the mark of 203.0.113.11",
                        "data/nodes/mx-01"),
                fault(
                        "a stolen sender",
                        SUBMIT + "postfix/maps/sender_login",
                        SampleProof.replacing("alice@", " alice", " mallory,alice"),
                        "proof-sender",
                        "alice@",
                        "mallory",
                        "ldap/people.ldif"),
                fault(
                        "a sender less",
                        SUBMIT + "postfix/maps/sender_login",
                        SampleProof.without("alice@onion.example"),
                        "proof-sender",
                        "",
                        "alice@onion.example",
                        "ldap/people.ldif"),
                fault(
                        "everybody as everybody",
                        SUBMIT + "postfix/main.cf",
                        SampleProof.replacing("submission_sender", ", reject_sender_login_mismatch", ""),
                        "proof-sender",
                        "",
                        "may send as",
                        "data/nodes"),
                fault(
                        "a field after the password",
                        SUBMIT + "dovecot/private/mail-passwords",
                        SampleProof.replacing("alice:", "alice:", "alice::::::user=root:"),
                        "proof-password",
                        "alice:",
                        "a field after the password",
                        "ldap/people.ldif"),
                fault(
                        "somebody else's password",
                        SUBMIT + "dovecot/private/mail-passwords",
                        SampleProof.replacing("alice:", "$", "$x"),
                        "proof-password",
                        "alice:",
                        "not the one of the directory",
                        "ldap/people.ldif"),
                fault(
                        "a stranger's login",
                        SUBMIT + "dovecot/private/mail-passwords",
                        SampleProof.after("# ", "mallory:{PLAIN}secret"),
                        "proof-password",
                        "mallory",
                        "can log in",
                        ""),
                fault(
                        "an account that cannot log in",
                        SUBMIT + "dovecot/private/mail-passwords",
                        SampleProof.without("alice:"),
                        "proof-password",
                        "",
                        "alice",
                        "ldap/people.ldif"),
                fault(
                        "a key of another selector",
                        SUBMIT + "opendkim/KeyTable",
                        SampleProof.replacing("2026-submit", ":2026-submit:", ":2025:"),
                        "proof-signing",
                        "2026-submit",
                        "2026-submit",
                        "data/common"),
                fault(
                        "a pattern less",
                        SUBMIT + "opendkim/SigningTable",
                        SampleProof.without("*@onion"),
                        "proof-signing",
                        "",
                        "no key",
                        "data/common"),
                fault(
                        "a foreign domain signed",
                        SUBMIT + "opendkim/SigningTable",
                        SampleProof.after("# ", "*@*.test 2026-submit._domainkey.onion.example"),
                        "proof-signing",
                        "*@*.test",
                        "onion.test",
                        "data/common"),
                fault(
                        "a machine less",
                        RELAY + "opendkim/SigningTable",
                        SampleProof.without("*@web-01"),
                        "proof-signing",
                        "",
                        "web-01.onion.example with no key",
                        "data/common"),
                fault(
                        "whatever lies below a domain",
                        SUBMIT + "opendkim/SigningTable",
                        SampleProof.after("# ", "*@*.onion.example 2026-submit._domainkey.onion.example"),
                        "proof-signing",
                        "*@*.onion",
                        "no-such-node.onion.example",
                        ""),
                fault(
                        "the domain of rewritten senders signed",
                        SUBMIT + "opendkim/SigningTable",
                        SampleProof.after("*@onion", "*@bounces.onion.example 2026-submit._domainkey.onion.example"),
                        "proof-signing",
                        "*@bounces",
                        "a From in bounces.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "an SRS host signed",
                        RELAY + "opendkim/SigningTable",
                        SampleProof.after("*@onion", "*@srs-01.onion.example 2026-relay._domainkey.onion.example"),
                        "proof-signing",
                        "*@srs-01",
                        "a From in srs-01.onion.example",
                        "data/nodes/srs-01"),
                fault(
                        "a From that nobody may have",
                        SUBMIT + "postfix/maps/header_checks",
                        SampleProof.replacing("/^From", "bounces\\.", "bounces\\.no\\."),
                        "proof-from",
                        "",
                        "someone@bounces.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "a From that a machine may not have",
                        RELAY + "postfix/maps/header_checks",
                        SampleProof.replacing("/^From", "srs-01", "srs-00"),
                        "proof-from",
                        "",
                        "someone@srs-01.onion.example",
                        "data/nodes/srs-01"),
                fault(
                        "a From of a machine refused",
                        RELAY + "postfix/maps/header_checks",
                        SampleProof.after("# ", "/^From:.*@web-01/ REJECT"),
                        "proof-from",
                        "/^From:",
                        "refuses a From of ours",
                        "data/"),
                fault(
                        "a selector of another host",
                        "hosts/srs-01.onion.example/etc/rspamd/local.d/maps.d/dkim_selectors.map",
                        SampleProof.replacing("onion.example", "2026a-srs", "2026b-srs"),
                        "proof-signing",
                        "",
                        "2026a-srs",
                        "data/common"),
                fault(
                        "a mark believed",
                        "hosts/srs-01.onion.example/etc/rspamd/local.d/maps.d/mx_hosts.map",
                        SampleProof.after("# ", "192.0.2.0/24"),
                        "proof-signing",
                        "192.0.2.0/24",
                        "no MX host",
                        ""),
                fault(
                        "the name of rewritten senders as From",
                        "hosts/mx-01.onion.example/etc/rspamd/local.d/maps.d/own_domains.map",
                        SampleProof.without("bounces"),
                        "proof-signing",
                        "",
                        "bounces.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "a list domain that anybody may write from",
                        "hosts/mx-01.onion.example/etc/rspamd/local.d/maps.d/own_domains.map",
                        SampleProof.replacing("lists.onion.example ", " lists", " sends"),
                        "proof-signing",
                        "lists.onion.example",
                        "for sends, not for lists",
                        "data/common/mail.yaml"),
                fault(
                        "a host believed for all domains",
                        "hosts/mx-01.onion.example/etc/rspamd/local.d/maps.d/own_hosts.map",
                        SampleProof.replacing("203.0.113.51/", "lists-01", "people,lists-01"),
                        "proof-signing",
                        "203.0.113.51",
                        "believes",
                        "data/nodes/lists-01"),
                fault(
                        "a host believed by its address that strangers write to",
                        "hosts/mx-01.onion.example/etc/rspamd/local.d/maps.d/own_hosts.map",
                        SampleProof.replacing("203.0.113.61/", "strangers", "crm.onion.example"),
                        "proof-signing",
                        "203.0.113.61",
                        "believes",
                        "data/nodes/crm-int-01"),
                fault(
                        "an SRS host left out of SPF",
                        "zones/onion.example",
                        SampleProof.replacing("bounces.onion.example. 3600 IN TXT", " ip4:203.0.113.21", ""),
                        "proof-spf",
                        "bounces.onion.example. 3600 IN TXT",
                        "srs-01.onion.example (203.0.113.21)",
                        "data/nodes/srs-01"),
                fault(
                        "an MX host in SPF",
                        "zones/onion.example",
                        SampleProof.replacing("onion.example. 3600 IN TXT", "v=spf1", "v=spf1 ip4:203.0.113.11"),
                        "proof-spf",
                        "onion.example. 3600 IN TXT",
                        "mx-01.onion.example",
                        "data/common/mail.yaml"),
                fault(
                        "a second SPF record",
                        "zones/onion.example",
                        SampleProof.after("onion.example. 3600 IN TXT", "onion.example. 3600 IN TXT \"v=spf1 -all\""),
                        "proof-spf",
                        "onion.example. 3600 IN TXT \"v=spf1 -all",
                        "2 SPF records",
                        "data/"),
                fault(
                        "relaxed alignment",
                        "zones/onion.example",
                        SampleProof.replacing("_dmarc.onion.example.", "aspf=s", "aspf=r"),
                        "proof-forgery",
                        "_dmarc.onion.example.",
                        "a forged From in onion.example with an empty envelope",
                        "data/common/mail.yaml"),
                fault(
                        "a key that is not published",
                        "zones/onion.example",
                        SampleProof.without("2026-submit._domainkey"),
                        "proof-dkim",
                        "",
                        "2026-submit._domainkey.onion.example",
                        "data/common"),
                fault(
                        "an MX host less",
                        "zones/onion.example",
                        SampleProof.without("archive-01.onion.example. 3600 IN MX 10"),
                        "proof-zone",
                        "",
                        "mx-01.onion.example",
                        "data/"),
                fault(
                        "a zone that cannot be read",
                        "zones/onion.example",
                        SampleProof.after(";", "onion.example. 3600 IN MX"),
                        "proof-zone",
                        "",
                        "cannot be read",
                        ""));
    }

    private static Arguments fault(
            String name,
            String path,
            UnaryOperator<List<SampleProof.Line>> edit,
            String rule,
            String line,
            String message,
            String cause) {
        return Arguments.of(name, path, edit, rule, line, message, cause);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void each_fault_is_found_at_its_file_with_its_cause(
            String name,
            String path,
            UnaryOperator<List<SampleProof.Line>> edit,
            String rule,
            String line,
            String message,
            String cause)
            throws IOException {
        SampleProof broken = onion.with(path, edit);
        int number = line.isEmpty() ? 0 : broken.line(path, line);

        List<Diagnostic> findings = broken.findings();

        assertThat(findings).as(name).allMatch(Diagnostic::isError).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.location().source()).isEqualTo(path);
            assertThat(number == 0 || finding.location().line() == number).isTrue();
            assertThat(finding.message()).contains(message);
            assertThat(cause.isEmpty()
                            || finding.related().stream()
                                    .anyMatch(
                                            other -> other.location().toString().contains(cause)))
                    .isTrue();
        });
        assertThat(findings).extracting(Diagnostic::message).noneMatch(text -> text.contains("$6$"));
    }

    /** Of so many addresses a part is followed; what is wrong with any of the others is found all the same. */
    @Test
    @Tag("slow")
    void a_fault_of_a_single_address_among_many_is_found() throws IOException {
        Site site = Sites.onion();
        Location place = Location.file("data/common/mail.yaml", 20, 3);
        SortedMap<Address, Alias> aliases = new TreeMap<>(site.aliases());
        for (int i = 0; i < 25_000; i++) {
            Address address = Address.of(String.format(Locale.ROOT, "alias%05d@onion.example", i));
            Address target = Address.of(i % 2 == 0 ? "alice@onion.example" : "carol@onion.example");
            aliases.put(address, new Alias(address, List.of(new Target(target, place)), place));
        }
        Routes routes = Routes.of(new Site(
                site.primary(),
                site.domains(),
                site.hosts(),
                aliases,
                site.forwards(),
                site.accounts(),
                site.dkimKeys(),
                site.zones(),
                site.settings(),
                site.location()));
        SampleProof proof = new SampleProof(routes, org.mailwright.artefact.Files.of(routes, new BuiltInTemplates()));
        assertThat(proof.findings()).isEmpty();
        String alias = MX + "maps/alias";

        for (int i = 7; i < 10; i++) {
            String name = "alias0000" + i + "@onion.example";
            String next = "alias0001" + (i % 2 == 0 ? 1 : 2) + "@onion.example";
            String local = name.substring(0, name.indexOf('@') + 1);
            List<Diagnostic> findings = new ArrayList<>();
            findings.addAll(proof.with(alias, SampleProof.without(name)).findings());
            findings.addAll(proof.with(alias, SampleProof.swapping(name, next)).findings());
            findings.addAll(proof.with(MX + "maps/recipients", SampleProof.without(name))
                    .findings());

            assertThat(findings)
                    .extracting(Diagnostic::message)
                    .filteredOn(text -> text.contains(local))
                    .anyMatch(text -> text.contains("to " + name + " by way of"))
                    .anyMatch(text -> text.contains("answers 550"))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_relay_that_takes_any_sender_is_found() throws IOException {
        SampleProof broken = onion.with(
                "hosts/relay-01.onion.example/etc/postfix/main.cf",
                SampleProof.replacing("relay_client =", "reject", "permit"));

        assertThat(broken.findings())
                .extracting(Diagnostic::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("relay-01.onion.example relays to the internet for")
                        .contains("with the sender <someone@elsewhere.test>"));
    }

    @Test
    void a_pattern_that_comes_before_the_right_line_is_found() throws IOException {
        SmallSite site = new SmallSite()
                .host("submit-01", "203.0.113.31", Role.SUBMISSION)
                .node("crm")
                .key("onion.example", "2026", "submit-01")
                .key("crm.onion.example", "2026-crm", "submit-01");
        String wildcard = "*@c*m.onion.example 2026._domainkey.onion.example";
        String table = SUBMIT + "opendkim/SigningTable";
        SampleProof proof = proof(site);

        assertThat(proof.with(table, SampleProof.after("*@crm", wildcard)).findings())
                .isEmpty();
        assertThat(proof.with(table, SampleProof.after("# ", wildcard)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("proof-signing");
                    assertThat(finding.location().source()).isEqualTo(table);
                    assertThat(finding.location().line()).isEqualTo(2);
                    assertThat(finding.message())
                            .contains("a From in crm.onion.example with 2026._domainkey.onion.example, not with"
                                    + " 2026-crm._domainkey.crm.onion.example");
                    assertThat(finding.related())
                            .extracting(other -> other.location().source())
                            .contains("data/dkim.yaml");
                });
    }

    @Test
    void in_a_rotation_each_line_counts() throws IOException {
        SmallSite site = new SmallSite()
                .host("submit-01", "203.0.113.31", Role.SUBMISSION)
                .key("onion.example", "2026", "submit-01")
                .key("onion.example", "2027", "submit-01");
        String table = SUBMIT + "opendkim/SigningTable";
        SampleProof proof = proof(site);

        assertThat(proof.with(table, SampleProof.without("*@onion.example 2027"))
                        .findings())
                .extracting(Diagnostic::message)
                .containsExactly("submit-01.onion.example signs a From in onion.example with"
                        + " 2026._domainkey.onion.example, not with 2026._domainkey.onion.example and"
                        + " 2027._domainkey.onion.example");
        assertThat(proof.with(table, SampleProof.after("# ", "*@bounces.onion.example 2026._domainkey.onion.example"))
                        .findings())
                .extracting(Diagnostic::message)
                .containsExactly("submit-01.onion.example signs a From in bounces.onion.example with"
                        + " 2026._domainkey.onion.example, not with no key");
    }

    /** A proof of a small site in which nothing is wrong yet. */
    private static SampleProof proof(SmallSite site) {
        Routes routes = Routes.of(site.site());
        SampleProof proof = new SampleProof(routes, org.mailwright.artefact.Files.of(routes, new BuiltInTemplates()));
        assertThat(proof.findings()).isEmpty();
        return proof;
    }

    @Test
    void a_template_that_breaks_routing_stops_a_compile_before_it_writes() throws IOException {
        Path templates = Files.createDirectories(scratch.resolve("templates/postfix"));
        String text = Files.readString(Path.of("templates/postfix/main.cf.ftl"));
        Files.writeString(
                templates.resolve("main.cf.ftl"), text.replace("header_checks = [=tables.header_checks]", ""));
        Path out = scratch.resolve("out");
        String[] arguments = {
            "compile",
            "-C",
            "hiera-samples/onion",
            "--as-of",
            "2026-11-15",
            "-o",
            out.toString(),
            "--templates",
            scratch.resolve("templates").toString()
        };

        Run run = Run.of(arguments);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(MX + "main.cf: error: mx-01.onion.example lets a mark in that is not ours")
                .contains("[proof-mark]");
        assertThat(out).doesNotExist();
    }
}
