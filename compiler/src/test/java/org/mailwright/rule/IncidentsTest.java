package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What really went wrong at organisations that run mail this way, as their public histories and issues tell it, and what
 * sees it now: the page of a kind of finding (its example is the test), or the test or sample file that has it.
 */
class IncidentsTest {
    private static final Path TESTS = Path.of("compiler/src/test/java/org/mailwright");
    private static final Path SAMPLES = Path.of("hiera-samples");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a host forgotten in a DNS list kept by hand | page spf-sender-uncovered",
                "a role host missing from the SPF record     | test proof/ProofTest.java an SRS host left out of SPF",
                "a DKIM key made, and never published        | page dkim-key-unpublished",
                "a DKIM key under the wrong host             | page dkim-signer-no-sender",
                "two signatures on one message               | page list-signs-unauthenticated-from",
                "list mail without a signature               | page header-from-domain-not-signed",
                "InternalHosts copied without understanding  | page internalhosts-hostname",
                "RemoveOldSignatures where it destroys       | page remove-old-signatures-scope",
                "forwards to a large provider without SRS    | test proof/ProofTest.java a forward that leaves an MX host",
                "a certificate without the name asked for    | page cert-name-mismatch",
                "mail in our name let in from outside        | test system/ForgedFromTest.java a_strict_mx_refuses_what_it_cannot_verify",
                "a node's domain that the MX did not accept  | page domain-mx-not-served",
                "an alias domain of a machine nobody checked | page exported-resource-unauthorised",
                "a retired person whose mail never ended     | page account-retiring-date",
                "aliases that still named who had left       | page ldap-account-retired",
                "one name as alias and as LDAP forward       | page alias-shadows-forward",
                "one name as alias and as account            | page ldap-uid-alias-collision",
                "one name forwarded by two sources           | page forward-both-sources",
                "a list domain without SPF and DKIM          | page header-from-domain-not-signed",
                "a list domain whose DMARC policy hurts it   | page dmarc-reject-with-lists",
                "a sending host without a name               | page ptr-missing",
                "a name that led to an older address         | page ptr-fcrdns",
                "reports of DMARC that nobody may send       | page dmarc-rua-external-unauthorised",
                "passwords that the next Dovecot refuses     | page passwd-scheme-weak-disabled",
                "one address with two ways                   | page duplicate-address",
                "an SRV record to an alias                   | page srv-target-cname",
                "an SRV record with the port of another      | page srv-service-port",
                "a certificate for the service name's alias  | page cname-other-data",
                "submission on one host with no second       | test artefact/dns/ZoneFragmentsTest.java mail_programs_find_every_submission_host_by_its_own_name",
                "TLSA switched off by hand around a renewal  | page tlsa-rollover-missing",
                "TLSA that does not fit the certificate      | page tlsa-cert-mismatch",
                "TLSA lost because a file was not there      | page input-missing",
                "TLSA of a host that had gone                | page tlsa-orphan",
                "two hosts with one name's records           | page rrset-owner-conflict",
                "a list where one value was meant            | page hiera-wrong-type",
                "an MX moved to a host that knew nothing     | page domain-mx-not-served",
                "a virtual domain left behind by a move      | page domain-served-no-mx",
                "a path with a typing error                  | page input-missing",
                "a network wider than anybody meant          | page mynetworks-too-wide",
                "a network with bits of a host               | page mynetworks-host-bits",
                "a setting that never did anything           | page hiera-unknown-key",
                "a locked account whose mail went on or not  | page ldap-account-locked",
                "an account's end that changed nothing       | page ldap-account-expired",
                "one bad entry that stopped all passwords    | sample hostile-input/ldap/people.ldif uid=d05",
                "a forward that the generator drops          | page ldap-forward-dropped-by-udldap",
                "a forward to a program                      | page address-special-destination",
                "a forward that leads back to itself         | page forward-to-self-domain-loop",
                "a forward with a line in it                 | page address-control-char",
                "postmap that failed and nobody heard        | test daemon/SeededDefectsTest.java duplicate entry",
                "an extension accepted and then lost         | page delimiter-inside-name",
                "a directory that answered with nothing      | page ldap-empty-result",
                "a directory that answered in part           | page ldap-partial-read",
            })
    void an_incident_is_seen(String incident, String holder) throws IOException {
        List<String> words = List.of(holder.split(" ", 3));
        switch (words.get(0)) {
            case "page" -> assertThat(Pages.all().stream().map(Page::id)).contains(words.get(1));
            case "test" ->
                assertThat(Files.readString(TESTS.resolve(words.get(1)))).contains(words.get(2));
            default ->
                assertThat(Files.readString(SAMPLES.resolve(words.get(1)))).contains(words.get(2));
        }
    }
}
