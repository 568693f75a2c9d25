package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The faults that a mail system of many hosts must not have, and where each is held: by the page of a kind of finding, or
 * by a test of ours where our own model or writers make the fault impossible, so that there is nothing to find in a site.
 */
class CatalogueTest {
    private static final Path TESTS = Path.of("compiler/src/test/java/org/mailwright");

    private static final String PAGE = "a page";

    /** A fault and its holder: {@link #PAGE}, or a test file and the name of a test or case in it. */
    private record Held(String fault, String file, String name) {
        static Held page(String fault) {
            return new Held(fault, PAGE, "");
        }

        static Held test(String fault, String file, String name) {
            return new Held(fault, file, name);
        }

        /** A fault that somebody puts into an emitted file, e.g. with a template of the site. */
        static Held proof(String fault, String name) {
            return test(fault, "proof/ProofTest.java", '"' + name + '"');
        }
    }

    private static final List<Held> HELD = List.of(
            // Inputs
            Held.page("yaml-duplicate-key"),
            Held.page("yaml-implicit-type"),
            Held.page("hiera-unknown-key"),
            Held.page("duplicate-address"),
            Held.page("ldap-uid-alias-collision"),
            Held.page("ldap-account-locked"),
            Held.page("exported-resource-unauthorised"),
            // Routing
            Held.page("alias-loop"),
            Held.page("alias-loop-cross-host"),
            Held.page("alias-missing-target"),
            // The target decides where it is resolved: an alias may lead outside, by way of the SRS hosts.
            Held.test(
                    "alias-target-external",
                    "route/RoutesTest.java",
                    "the_target_decides_where_it_is_resolved_and_not_what_declares_it"),
            Held.test(
                    "alias-target-external",
                    "artefact/postfix/TablesTest.java",
                    "an_srs_host_has_outside_targets_only"),
            Held.proof("alias-target-external", "an outside target on an MX host"),
            Held.page("forward-both-sources"),
            Held.page("catchall-backscatter"),
            Held.proof("catchall-backscatter", "a wildcard in an alias domain"),
            Held.proof("catchall-backscatter", "a wildcard recipient"),
            Held.page("domain-mx-not-served"),
            Held.proof("domain-mx-not-served", "a domain less"),
            // Both sides are written from one graph.
            Held.proof("mx-srs-set-mismatch", "a forward that an SRS host does not have"),
            Held.proof("mx-srs-set-mismatch", "two swapped forwards"),
            // One list of secrets for all.
            Held.test(
                    "srs-secret-mismatch",
                    "artefact/srs/PostsrsdFilesTest.java",
                    "the_MX_hosts_know_the_same_secrets_as_the_SRS_hosts"),
            Held.test(
                    "srs-secret-mismatch", "daemon/PostsrsdTest.java", "a_sender_is_rewritten_ours_too_and_comes_back"),
            Held.page("srs-domain-not-accepted"),
            // An MX host has no way to the internet but the SRS hosts.
            Held.proof("srs-bypass", "an MX host that delivers to the internet"),
            Held.proof("srs-bypass", "a forward that leaves an MX host"),
            Held.proof("srs-bypass", "senders that are not rewritten"),
            Held.page("srs-signs-unauthenticated-from"),
            Held.proof("srs-signs-unauthenticated-from", "a mark believed"),
            Held.proof("srs-signs-unauthenticated-from", "a mark that comes in"),
            Held.test(
                    "srs-signs-unauthenticated-from",
                    "system/ForgedFromTest.java",
                    "a_forgery_leaves_neither_signed_nor_aligned"),
            // SRS hosts sign what an MX host marked; the MX hosts' addresses are those of the inventory.
            Held.test(
                    "rspamd-sign-networks",
                    "artefact/rspamd/RspamdMapsTest.java",
                    "an_SRS_host_trusts_the_marks_of_the_MX_hosts_only"),
            Held.proof("rspamd-sign-networks", "an MX host whose mark is not believed"),
            // A bounce finds its way.
            Held.proof("null-sender-blocked", "bounces that are refused"),
            Held.proof("reverse-srs-before-alias", "addresses of bounces that are not turned back"),
            Held.proof("srs-domain-spf", "an SRS host left out of SPF"),
            Held.proof("mynetworks-missing-peer", "an MX host shut out"),
            Held.proof("sender-login-missing", "a sender less"),
            Held.test("open-relay", "artefact/postfix/MainCfTest.java", "a_stranger_never_relays"),
            Held.test(
                    "relay-recipient-unchecked",
                    "artefact/postfix/TablesTest.java",
                    "a_host_is_asked_for_its_recipients_but_not_for_those_the_mx_answers_for"),
            Held.test(
                    "domain-class-overlap",
                    "artefact/postfix/TablesTest.java",
                    "an_mx_host_that_serves_a_domain_itself_keeps_it_in_one_address_class"),
            // Addresses and people
            Held.page("address-unqualified"),
            Held.page("address-control-char"),
            Held.page("address-special-destination"),
            Held.page("ldap-mailpassword-delimiter"),
            Held.page("ldap-partial-read"),
            // Signatures, names, passwords
            Held.page("header-from-domain-not-signed"),
            Held.page("dkim-key-mismatch"),
            Held.page("dkim-rotation-order"),
            Held.page("dmarc-rua-external-unauthorised"),
            Held.page("spf-sender-uncovered"),
            Held.page("tlsa-cert-mismatch"),
            Held.page("passwd-scheme-weak-disabled"),
            Held.page("mx-target-cname"),
            Held.page("ptr-fcrdns"),
            Held.page("srv-target-cname"),
            // Output
            Held.test(
                    "map-continuation-through-comment",
                    "proof/postfix/PostmapComparisonTest.java",
                    "an_indexed_table_holds_the_entries_that_postmap_stores"),
            Held.proof("map-continuation-through-comment", "a continuation line through a comment"),
            Held.test(
                    "secret-in-output",
                    "model/SecretTest.java",
                    "a_secret_never_prints_and_neither_does_what_holds_it"),
            Held.test("secret-in-output", "cli/LookupTest.java", "secrets_never_print"),
            // Postmap says both and exits with 0.
            Held.test("postmap-warning-ignored", "daemon/SeededDefectsTest.java", "duplicate entry"),
            Held.test("postmap-warning-ignored", "daemon/SeededDefectsTest.java", "non-null host address bits"),
            Held.test(
                    "nondeterministic-output",
                    "golden/DeterminismTest.java",
                    "another_zone_language_and_file_order_give_the_same_bytes"),
            // The guard of apply.
            Held.test("mass-deletion", "change/GuardTest.java", "thirty_per_cent_of_ten_or_more_may_go"),
            Held.test("mass-deletion", "change/GuardTest.java", "hosts_sources_and_protected_addresses_must_not_go"));

    /** The faults that nobody may be without. */
    private static final List<String> FORTY =
            """
            yaml-duplicate-key yaml-implicit-type hiera-unknown-key address-unqualified address-control-char
            address-special-destination duplicate-address ldap-uid-alias-collision ldap-account-locked
            ldap-mailpassword-delimiter exported-resource-unauthorised alias-loop alias-loop-cross-host
            alias-missing-target alias-target-external forward-both-sources catchall-backscatter domain-mx-not-served
            mx-srs-set-mismatch srs-secret-mismatch srs-domain-not-accepted srs-bypass srs-signs-unauthenticated-from
            rspamd-sign-networks header-from-domain-not-signed map-continuation-through-comment
            passwd-scheme-weak-disabled dkim-key-mismatch dkim-rotation-order spf-sender-uncovered
            dmarc-rua-external-unauthorised mx-target-cname ptr-fcrdns tlsa-cert-mismatch srv-target-cname
            secret-in-output mass-deletion ldap-partial-read postmap-warning-ignored nondeterministic-output
            """.lines().flatMap(line -> Stream.of(line.split(" "))).toList();

    @TestFactory
    Stream<DynamicTest> what_is_said_to_hold_a_fault_is_there() {
        return HELD.stream()
                .map(held -> DynamicTest.dynamicTest(held.fault() + " " + held.name(), () -> assertThere(held)));
    }

    private static void assertThere(Held held) throws IOException {
        if (held.file().equals(PAGE)) {
            assertThat(Pages.all().stream().map(Page::id)).contains(held.fault());
        } else {
            assertThat(Files.readString(TESTS.resolve(held.file()))).contains(held.name());
        }
    }

    @Test
    void each_of_the_forty_is_held() {
        assertThat(FORTY).hasSize(40).doesNotHaveDuplicates();
        assertThat(HELD.stream().map(Held::fault)).containsAll(FORTY);
    }
}
