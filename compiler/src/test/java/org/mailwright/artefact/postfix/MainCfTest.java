package org.mailwright.artefact.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.artefact.dns.CertificateNames;
import org.mailwright.model.Role;
import org.mailwright.route.SiteFixture;

class MainCfTest {
    private static final Pattern TABLE = Pattern.compile("(?:lmdb|regexp|cidr):/etc/postfix/(maps/[a-z_]+)");

    /** Every set of roles that a host may have: a null client has no other, lists shares with neither mx nor srs. */
    static Stream<Set<Role>> combinations() {
        List<Role> roles =
                Stream.of(Role.values()).filter(role -> role != Role.CLIENT).toList();
        Stream<Set<Role>> sets = IntStream.range(1, 1 << roles.size())
                .mapToObj(bits -> IntStream.range(0, roles.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(roles::get)
                        .collect(Collectors.toCollection(TreeSet::new)));
        return Stream.concat(Stream.of(Set.of(Role.CLIENT)), sets)
                .filter(set -> !set.contains(Role.LISTS) || !set.contains(Role.MX) && !set.contains(Role.SRS));
    }

    private static Emitted emitted(Role... roles) {
        return emitted(Set.of(roles));
    }

    private static Emitted emitted(Set<Role> roles) {
        return Emitted.on("the-host", fixture(roles));
    }

    private static SiteFixture fixture(Set<Role> roles) {
        SiteFixture fixture = SiteFixture.onion()
                .host("the-host", "203.0.113.99", roles.toArray(Role[]::new))
                .account("alice", "alice@riseup.example")
                .alias("mixed@onion.test", "alice", "x@vendor.example");
        return roles.contains(Role.SENDER) ? fixture.verified("own.example", "the-host") : fixture;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void every_table_that_is_named_is_emitted_and_every_one_emitted_is_named(Set<Role> roles) {
        Emitted emitted = emitted(roles);
        String configuration = String.join("\n", emitted.lines("main.cf"));

        assertThat(TABLE.matcher(configuration)
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.replaceAll(".*maps", "maps")))
                .hasSameElementsAs(emitted.files().keySet().stream()
                        .filter(name -> name.startsWith("maps/"))
                        .toList());
    }

    /** Postfix keeps the last of two with a warning. */
    @ParameterizedTest
    @MethodSource("combinations")
    void no_parameter_is_set_twice(Set<Role> roles) {
        assertThat(emitted(roles).lines("main.cf"))
                .filteredOn(line -> line.matches("[a-z].*"))
                .extracting(line -> line.replaceAll(" =.*", ""))
                .doesNotHaveDuplicates();
    }

    /** Where nothing listens no certificate is requested, and none must be named. */
    @ParameterizedTest
    @MethodSource("combinations")
    void a_certificate_is_named_where_smtpd_runs_and_is_requested_there(Set<Role> roles) throws IOException {
        Emitted emitted = emitted(roles);
        List<String> requests = new ArrayList<>();
        CertificateNames.of(fixture(roles).routes()).body().write((line, causes) -> requests.add(line));
        boolean listens = emitted.lines("master.cf").stream().anyMatch(line -> line.matches("\\S+ +inet .*"));

        assertThat(emitted.parameter("smtpd_tls_chain_files") != null).isEqualTo(listens);
        if (listens) {
            assertThat(requests).anyMatch(line -> line.matches("the-host\\.onion\\.example( .*)?"));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void no_client_has_a_queue_run_or_learns_who_is_known(Set<Role> roles) {
        Emitted emitted = emitted(roles);
        assertThat(emitted.parameter("smtpd_etrn_restrictions")).isEqualTo("reject");
        assertThat(emitted.parameter("fast_flush_domains")).isEmpty();
        assertThat(emitted.parameter("disable_vrfy_command")).isEqualTo("yes");
    }

    /** Nobody relays through us: every list ends with a refusal of what it has not permitted. */
    @ParameterizedTest
    @MethodSource("combinations")
    void a_stranger_never_relays(Set<Role> roles) {
        List<String> restrictions = emitted(roles).items("smtpd_relay_restrictions");

        assertThat(restrictions.get(0)).isEqualTo("permit_mynetworks");
        assertThat(restrictions.get(restrictions.size() - 1)).isIn("reject", "reject_unauth_destination");
        assertThat(restrictions.subList(1, restrictions.size() - 1))
                .isSubsetOf(
                        "check_client_access cidr:/etc/postfix/maps/mx_clients",
                        "check_client_access cidr:/etc/postfix/maps/relay_clients",
                        "permit_auth_destination");
        assertThat(emitted(roles).parameter("mynetworks")).isEqualTo("127.0.0.0/8, [::1]/128");
    }

    @Test
    void an_mx_host_refuses_at_rcpt_in_the_order_of_the_reasons() {
        Emitted mx = emitted(Role.MX);

        assertThat(mx.parameter("smtpd_client_restrictions")).isNull();
        assertThat(mx.items("smtpd_relay_restrictions"))
                .containsExactly("permit_mynetworks", "reject_unauth_destination");
        assertThat(mx.parameter("smtpd_recipient_restrictions"))
                .isEqualTo("reject_non_fqdn_recipient,"
                        + " check_recipient_access pipemap:{regexp:/etc/postfix/maps/srs_addresses,static:srs_address},"
                        + " check_recipient_access lmdb:/etc/postfix/maps/disabled,"
                        + " check_recipient_access"
                        + " pipemap:{regexp:/etc/postfix/maps/alias_domains,lmdb:/etc/postfix/maps/disabled},"
                        + " reject_unlisted_recipient,"
                        + " check_recipient_access lmdb:/etc/postfix/maps/verified_domains");
        assertThat(mx.parameter("parent_domain_matches_subdomains")).isEmpty();
        assertThat(mx.parameter("mydestination")).isEmpty();
    }

    @Test
    void what_leaves_an_mx_host_leaves_through_the_srs_hosts_unless_it_is_one() {
        assertThat(emitted(Role.MX).parameter("relayhost")).isEqualTo("srs.onion.example");
        assertThat(emitted(Role.MX, Role.SRS).parameter("relayhost")).isNull();
        assertThat(emitted(Role.MX).parameter("sender_canonical_maps")).isNull();
        assertThat(emitted(Role.MX).parameter("recipient_canonical_maps"))
                .isEqualTo("pipemap:{regexp:/etc/postfix/maps/srs_addresses,tcp:127.0.0.1:10002}");
        assertThat(emitted(Role.MX, Role.SRS).parameter("sender_canonical_maps"))
                .isEqualTo("tcp:127.0.0.1:10001");
    }

    @ParameterizedTest
    @CsvSource({
        "mx, 10240000, ",
        "mx srs submission relay, 10240000, ",
        "srs, 10502144, ",
        "srs submission, 10502144, 9977856",
        "submission, 9977856, ",
        "relay, 9977856, ",
        "client, 9715712, ",
        // It serves own.example behind the MX hosts.
        "sender, 10502144, ",
    })
    void a_host_takes_more_than_the_one_before_it(String roles, String size, @Nullable String submission) {
        Emitted host = emitted(Stream.of(roles.toUpperCase(Locale.ROOT).split(" "))
                .map(Role::valueOf)
                .toArray(Role[]::new));
        assertThat(host.parameter("message_size_limit")).isEqualTo(size);
        List<String> options = Objects.requireNonNullElse(host.service("submissions"), List.of());
        assertThat(options.stream().filter(option -> option.startsWith("message_size_limit")))
                .containsExactlyElementsOf(
                        submission == null ? List.of() : List.of("message_size_limit=" + submission));
    }

    /** Its own MX records would bring such mail back to it. */
    @Test
    void an_mx_host_has_no_way_to_an_address_of_ours_that_no_table_knows() {
        assertThat(emitted(Role.MX).parameter("relay_transport")).startsWith("error:5.1.1 ");
        assertThat(emitted(Role.MX, Role.SRS).parameter("relay_transport")).startsWith("error:5.1.1 ");
    }

    /** Hosts apply at different times: a forward that only the MX hosts know yet must wait there, not go round. */
    @Test
    void an_srs_host_defers_an_address_of_ours_that_it_does_not_know() {
        Emitted srs = emitted(Role.SRS);

        assertThat(srs.items("relay_domains")).containsExactly("onion.example", "onion.test");
        assertThat(srs.parameter("relay_recipient_maps")).isEqualTo("lmdb:/etc/postfix/maps/alias");
        assertThat(srs.parameter("unknown_relay_recipient_reject_code")).isEqualTo("450");
        assertThat(srs.items("smtpd_client_restrictions"))
                .containsExactly(
                        "permit_mynetworks", "check_client_access cidr:/etc/postfix/maps/mx_clients", "reject");
    }

    @Test
    void an_srs_host_expands_only_what_the_mx_hosts_hand_it() {
        Emitted srs = emitted(Role.SRS, Role.SUBMISSION);

        assertThat(srs.service("smtp")).isEmpty();
        assertThat(srs.service("bounce")).containsExactly("cleanup_service_name=cleanup-local");
        assertThat(srs.service("pickup")).containsExactly("cleanup_service_name=cleanup-local");
        assertThat(srs.service("cleanup-local")).containsExactly("virtual_alias_maps=");
        assertThat(srs.service("cleanup-own")).containsExactly("sender_canonical_maps=", "virtual_alias_maps=");
        assertThat(srs.service("submission"))
                .contains("cleanup_service_name=cleanup-own", "smtpd_reject_unlisted_recipient=no");
    }

    @Test
    void a_whole_host_expands_everything_and_rewrites_no_senders_of_its_people() {
        Emitted whole = emitted(Role.MX, Role.SRS, Role.SUBMISSION);

        assertThat(whole.service("cleanup-local")).isNull();
        assertThat(whole.service("bounce")).isEmpty();
        assertThat(whole.service("cleanup-own")).containsExactly("sender_canonical_maps=");
        assertThat(whole.service("submissions"))
                .contains("cleanup_service_name=cleanup-own", "smtpd_tls_wrappermode=yes")
                .doesNotContain("smtpd_reject_unlisted_recipient=no");
    }

    @Test
    void a_node_may_send_to_our_domains_where_everyone_may() {
        assertThat(emitted(Role.RELAY).items("smtpd_relay_restrictions"))
                .containsExactly(
                        "permit_mynetworks", "check_client_access cidr:/etc/postfix/maps/relay_clients", "reject");
        assertThat(emitted(Role.MX, Role.RELAY).items("smtpd_relay_restrictions"))
                .containsExactly(
                        "permit_mynetworks",
                        "permit_auth_destination",
                        "check_client_access cidr:/etc/postfix/maps/relay_clients",
                        "reject_unauth_destination");
    }

    @Test
    void port_25_is_open_where_there_is_something_to_take() {
        assertThat(String.join("\n", emitted(Role.SUBMISSION).lines("master.cf")))
                .doesNotContain("smtp          inet");
        assertThat(String.join("\n", emitted(Role.RELAY).lines("master.cf"))).contains("smtp          inet");
    }

    @Test
    void a_null_client_hands_everything_to_the_relay() {
        Emitted client = emitted(Role.CLIENT);

        assertThat(client.parameter("relayhost")).isEqualTo("[relay-01.onion.example]");
        assertThat(client.parameter("inet_interfaces")).isEqualTo("loopback-only");
        assertThat(client.parameter("mydestination")).isEmpty();
        assertThat(client.parameter("smtpd_milters")).isNull();
        assertThat(String.join("\n", client.lines("master.cf"))).doesNotContain("inet");
    }

    @Test
    void the_mark_is_dropped_where_mail_comes_in_and_where_it_leaves() {
        String table = "regexp:/etc/postfix/maps/header_checks";

        assertThat(emitted(Role.MX).parameter("header_checks")).isEqualTo(table);
        assertThat(emitted(Role.MX).parameter("smtp_header_checks")).isNull();
        assertThat(emitted(Role.SRS).parameter("header_checks")).isNull();
        assertThat(emitted(Role.SRS).parameter("smtp_header_checks")).isEqualTo(table);
        assertThat(emitted(Role.MX, Role.SRS).parameter("header_checks")).isEqualTo(table);
        assertThat(emitted(Role.MX, Role.SRS).parameter("smtp_header_checks")).isEqualTo(table);
        assertThat(emitted(Role.SUBMISSION).parameter("header_checks")).isEqualTo(table);
        assertThat(emitted(Role.MX).table("header_checks")).containsExactly("/^X-Mailwright-From:/ IGNORE");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMISSION", "RELAY"})
    void a_from_that_nobody_writes_from_is_refused_where_our_mail_is_handed_in(Role role) {
        assertThat(emitted(role).table("header_checks"))
                .containsExactly("/^X-Mailwright-From:/ IGNORE", refused("bounces"), refused("srs"));
        assertThat(emitted(role, Role.SRS).table("header_checks")).hasSize(1);
        assertThat(emitted(role, Role.MX).table("header_checks")).hasSize(1);
    }

    private static String refused(String name) {
        return "/^From[[:space:]]*:.*@([[:space:]]|\\([^()]*\\))*" + name
                + "\\.onion\\.example\\.?([^a-z0-9._-]|$)/ REJECT 5.7.1 nobody writes from " + name
                + ".onion.example";
    }

    /** To drop a line from an attached message would break its sender's signature. */
    @Test
    void attached_messages_are_left_alone() {
        assertThat(emitted(Role.MX).parameter("nested_header_checks")).isEmpty();
        assertThat(emitted(Role.MX).parameter("mime_header_checks")).isEmpty();
    }

    @Test
    void a_filter_that_is_down_means_that_mail_waits() {
        assertThat(emitted(Role.MX, Role.SUBMISSION).parameter("smtpd_milters")).isEqualTo("inet:127.0.0.1:11332");
        assertThat(emitted(Role.SUBMISSION).parameter("smtpd_milters"))
                .isEqualTo("unix:/var/spool/postfix/opendkim/opendkim.sock");
        assertThat(emitted(Role.SUBMISSION).parameter("milter_default_action")).isEqualTo("tempfail");
    }

    @Test
    void a_sender_delivers_its_own_domain_with_an_index_of_its_aliases() {
        Emitted sender = emitted(Role.SENDER);

        assertThat(sender.parameter("mydestination")).isEqualTo("own.example");
        assertThat(sender.parameter("local_recipient_maps")).isNull();
        assertThat(sender.parameter("alias_maps")).isEqualTo("lmdb:/etc/aliases");
        assertThat(sender.files().get("main.cf").run())
                .extracting("id")
                .containsExactly("postalias:/etc/aliases", "reload:postfix");
        assertThat(emitted(Role.RELAY).files().get("main.cf").run())
                .extracting("id")
                .containsExactly("reload:postfix");
    }

    @Test
    void a_list_domain_is_mailmans_also_where_the_host_sends_for_itself() {
        SiteFixture fixture = SiteFixture.onion()
                .host("lists-02", "203.0.113.51", Role.LISTS, Role.SENDER)
                .served("lists2.onion.example", "lists-02", "announce");
        Emitted lists = Emitted.on("lists-02", fixture);

        assertThat(lists.parameter("mydestination")).isEmpty();
        assertThat(lists.parameter("relay_domains")).isEqualTo("lmdb:/var/lib/mailman3/data/postfix_domains");
        // Mailman runs postmap without a type.
        assertThat(lists.parameter("default_database_type")).isEqualTo("lmdb");
        assertThat(lists.parameter("recipient_delimiter")).isEqualTo("+");
    }

    @Test
    void the_queue_can_be_listed() {
        assertThat(emitted(Role.MX).service("showq")).isEmpty();
    }

    @Test
    void the_delimiter_is_the_sites() {
        SiteFixture fixture = SiteFixture.onion();

        assertThat(Emitted.on("mx-01", fixture).parameter("recipient_delimiter"))
                .isEmpty();
        assertThat(Emitted.on("mx-01", fixture.delimiter("+")).parameter("recipient_delimiter"))
                .isEqualTo("+");
        assertThat(Emitted.on("srs-01", fixture.delimiter("+")).parameter("recipient_delimiter"))
                .isEqualTo("+");
    }

    @Test
    void extensions_are_dropped_where_addresses_are_resolved() {
        SiteFixture fixture = SiteFixture.onion().delimiter("+");

        assertThat(Emitted.on("mx-01", fixture).lines("main.cf"))
                .noneMatch(line -> line.startsWith("propagate_unmatched_extensions"));
        fixture.dropping();
        assertThat(Emitted.on("mx-01", fixture).lines("main.cf")).contains("propagate_unmatched_extensions =");
        assertThat(Emitted.on("srs-01", fixture).lines("main.cf")).contains("propagate_unmatched_extensions =");
        assertThat(Emitted.on("lists-01", fixture).lines("main.cf"))
                .noneMatch(line -> line.startsWith("propagate_unmatched_extensions"));
    }

    /** A pipeline that begins with patterns is asked for whole addresses only (measured: alice+x@onion.test was refused). */
    @Test
    void an_address_in_an_alias_domain_is_looked_up_without_its_extension_too() {
        SiteFixture fixture = SiteFixture.onion().delimiter("+");
        String domains = "pipemap:{unionmap:{inline:{none=none},regexp:/etc/postfix/maps/alias_domains},";

        assertThat(Emitted.on("mx-01", fixture).parameter("virtual_alias_maps"))
                .isEqualTo("lmdb:/etc/postfix/maps/alias, " + domains + "lmdb:/etc/postfix/maps/recipients}");
        assertThat(Emitted.on("mx-01", fixture).parameter("smtpd_recipient_restrictions"))
                .contains("check_recipient_access " + domains + "lmdb:/etc/postfix/maps/disabled}");
        assertThat(Emitted.on("submit-01", fixture).parameter("smtpd_sender_login_maps"))
                .isEqualTo("lmdb:/etc/postfix/maps/sender_login,"
                        + " pipemap:{unionmap:{inline:{none=none},regexp:/etc/postfix/maps/sending_domains},"
                        + "lmdb:/etc/postfix/maps/sender_login}");
        assertThat(Emitted.on("mx-01", SiteFixture.onion()).parameter("virtual_alias_maps"))
                .endsWith(" pipemap:{regexp:/etc/postfix/maps/alias_domains,lmdb:/etc/postfix/maps/recipients}");
    }
}
