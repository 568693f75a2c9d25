package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Network;
import org.mailwright.model.Settings;

class RspamdFilesTest {
    private static final String LOCAL = "/etc/rspamd/local.d/";

    @Test
    void an_MX_host_filters_and_judges_and_does_not_sign() {
        SortedMap<String, String> files = SampleSite.standard().rspamd("mx-01");
        assertThat(names(files))
                .containsExactlyInAnyOrder(
                        "local.d/actions.conf",
                        "local.d/arc.conf",
                        "local.d/asn.conf",
                        "local.d/dkim_signing.conf",
                        "local.d/fuzzy_check.conf",
                        "local.d/greylist.conf",
                        "local.d/maps.d/dmarc_allow.map",
                        "local.d/maps.d/own_domains.map",
                        "local.d/maps.d/own_from_allow.map",
                        "local.d/maps.d/own_hosts.map",
                        "local.d/maps.d/recipient_ends.map",
                        "local.d/maps.d/signing_domains.map",
                        "local.d/milter_headers.conf",
                        "local.d/options.inc",
                        "local.d/phishing.conf",
                        "local.d/rbl.conf",
                        "local.d/redis.conf",
                        "local.d/worker-controller.inc",
                        "local.d/worker-normal.inc",
                        "local.d/worker-proxy.inc",
                        "modules.d/mailwright.conf",
                        "plugins.d/mailwright.lua");
        assertThat(settings(files, "local.d/dkim_signing.conf")).containsExactly("enabled = false;");
        assertThat(files.get("/etc/rspamd/modules.d/mailwright.conf"))
                .contains("mx = true;", "srs = false;", "own_from = \"pass\";");
        assertThat(settings(files, "local.d/actions.conf"))
                .containsExactly("reject = 15;", "add_header = 6;", "greylist = 4;");
    }

    @Test
    void a_From_of_others_is_treated_as_the_site_says() {
        SampleSite site = SampleSite.standard();
        site.dmarcAllow = List.of(Network.parse("198.51.100.0/24").orElseThrow());
        assertThat(settings(site.rspamd("mx-01"), "modules.d/mailwright.conf"))
                .contains("dmarc_reject = \"reject\";", "dmarc_quarantine = \"add_header\";", "delimiter = \"\";");
        assertThat(settings(site.rspamd("mx-01"), "local.d/maps.d/dmarc_allow.map"))
                .containsExactly("198.51.100.0/24");
        site.dmarc = new Settings.Rspamd.Dmarc(Settings.Rspamd.Treatment.PASS, Settings.Rspamd.Treatment.PASS);
        assertThat(settings(site.rspamd("mx-01"), "modules.d/mailwright.conf"))
                .contains("dmarc_reject = \"pass\";", "dmarc_quarantine = \"pass\";");
    }

    @Test
    void an_SRS_host_loads_nothing_but_the_signer() {
        SortedMap<String, String> files = SampleSite.standard().rspamd("srs-01");
        assertThat(names(files))
                .containsExactlyInAnyOrder(
                        "local.d/actions.conf",
                        "local.d/dkim_signing.conf",
                        "local.d/maps.d/dkim_paths.map",
                        "local.d/maps.d/dkim_selectors.map",
                        "local.d/maps.d/mx_hosts.map",
                        "local.d/maps.d/signing_domains.map",
                        "local.d/options.inc",
                        "local.d/worker-controller.inc",
                        "local.d/worker-normal.inc",
                        "local.d/worker-proxy.inc",
                        "modules.d/mailwright.conf",
                        "override.d/mailwright.conf",
                        "plugins.d/mailwright.lua");
        assertThat(settings(files, "override.d/mailwright.conf"))
                .contains(
                        "path = \"${PLUGINSDIR}/dkim_signing.lua\";",
                        "path = \"${LOCAL_CONFDIR}/plugins.d/mailwright.lua\";",
                        "lua = \"/dev/null\";");
        assertThat(settings(files, "local.d/actions.conf"))
                .containsExactly("reject = null;", "add_header = null;", "greylist = null;");
    }

    @Test
    void without_the_plugin_no_signer_signs() {
        // rspamd falls back to use_domain when the function is broken: that name has no key.
        assertThat(settings(SampleSite.standard().rspamd("srs-01"), "local.d/dkim_signing.conf"))
                .contains("use_domain = \"unsigned.invalid\";", "use_esld = false;", "try_fallback = false;");
    }

    @Test
    void a_host_that_is_both_judges_and_signs_and_trusts_no_mark() {
        SortedMap<String, String> files = SampleSite.minimal().rspamd("mail");
        assertThat(files.get("/etc/rspamd/modules.d/mailwright.conf"))
                .contains("mx = true;", "srs = true;", "submission = true;")
                .doesNotContain("mx_hosts", ".include");
        assertThat(names(files))
                .contains("local.d/maps.d/dkim_selectors.map", "local.d/maps.d/own_hosts.map")
                .doesNotContain("local.d/maps.d/mx_hosts.map", "override.d/mailwright.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission-01", "relay-01", "lists-01", "crm-01", "web-01"})
    void other_hosts_have_no_rspamd(String host) {
        assertThat(SampleSite.standard().rspamd(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx-01", "srs-01"})
    void every_worker_listens_on_loopback_only(String host) {
        SortedMap<String, String> files = SampleSite.standard().rspamd(host);
        // Milter.RSPAMD is where Postfix finds it.
        assertThat(settings(files, "local.d/worker-proxy.inc"))
                .contains("bind_socket = \"127.0.0.1:11332\";", "milter = yes;", "self_scan = yes;");
        assertThat(settings(files, "local.d/worker-controller.inc"))
                .containsExactly("bind_socket = \"127.0.0.1:11334\";");
        assertThat(settings(files, "local.d/worker-normal.inc")).containsExactly("enabled = false;");
    }

    @Test
    void a_check_that_does_not_end_defers() {
        SampleSite site = SampleSite.standard();
        assertThat(settings(site.rspamd("mx-01"), "local.d/options.inc"))
                .containsExactly("soft_reject_on_timeout = true;", "check_local = true;");
    }

    @Test
    void without_redis_greylisting_is_off_in_so_many_words() {
        SampleSite site = SampleSite.standard();
        site.redis = Optional.empty();
        assertThat(settings(site.rspamd("mx-01"), "local.d/greylist.conf")).containsExactly("enabled = false;");
        assertThat(site.rspamd("mx-01")).doesNotContainKey(LOCAL + "redis.conf");
    }

    @Test
    void a_virus_is_refused_and_a_scanner_that_is_down_defers() {
        SampleSite site = SampleSite.standard();
        site.clamav = Optional.of("/run/clamav/clamd.ctl");
        SortedMap<String, String> files = site.rspamd("mx-01");
        assertThat(settings(files, "local.d/antivirus.conf"))
                .contains("servers = \"/run/clamav/clamd.ctl\";", "action = \"reject\";");
        assertThat(settings(files, "local.d/force_actions.conf"))
                .contains("expression = \"CLAM_VIRUS_FAIL\";", "action = \"soft reject\";");
        assertThat(settings(site.rspamd("srs-01"), "local.d/options.inc")).doesNotContain("task_timeout = 45s;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6379\"; x = \"", "127.0.0.1\nx = 1;", "{% include 'x' %}"})
    void a_server_that_would_be_more_than_a_value_is_refused(String redis) {
        SampleSite site = SampleSite.standard();
        site.redis = Optional.of(redis);
        assertThatThrownBy(() -> site.rspamd("mx-01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_goes_to_its_signers_and_to_nobody_else() {
        SampleSite site = SampleSite.standard();
        site.key("onion.example", "s1", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, SigningKeyTextTest.RSA, "srs-01");
        site.key("onion.example", "m1", DkimKey.Use.ARC, DkimPublicKey.Type.RSA, SigningKeyTextTest.RSA, "mx-01");
        site.key("onion.example", "x", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, SigningKeyTextTest.RSA, "mx-01");
        site.key("sends.test", "on-host", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        assertThat(secrets(site, "srs-01")).containsExactly("/etc/rspamd/dkim/onion.example.s1.key");
        assertThat(secrets(site, "mx-01")).containsExactly("/etc/rspamd/dkim/onion.example.m1.key");
        assertThat(secrets(site, "mx-02")).isEmpty();
        assertThat(site.rspamd("srs-01").get("/etc/rspamd/dkim/onion.example.s1.key"))
                .isEqualTo(SigningKeyTextTest.RSA);
        assertThat(site.rspamd("srs-01").get(LOCAL + "maps.d/dkim_paths.map"))
                .contains("sends.test /etc/rspamd/dkim/sends.test.on-host.key");
    }

    private static List<String> secrets(SampleSite site, String host) {
        return RspamdFiles.of(site.routes(), site.host(host), SampleSite.TEMPLATES).stream()
                .filter(Artefact::secret)
                .filter(file -> file.rights().equals(new Artefact.Rights("0640", "root", "_rspamd")))
                .map(file -> file.path().replaceFirst("hosts/[^/]*", ""))
                .toList();
    }

    @Test
    void every_file_reloads_rspamd_and_only_keys_are_secret() {
        SampleSite site = SampleSite.standard();
        List<Artefact> files = RspamdFiles.of(site.routes(), site.host("mx-01"), SampleSite.TEMPLATES);
        assertThat(files).isSorted().allMatch(file -> file.run().equals(List.of(Action.reload("rspamd"))));
        assertThat(files).noneMatch(Artefact::secret);
    }

    @Test
    void the_rule_is_the_same_text_everywhere() {
        Map<String, String> mx = SampleSite.standard().rspamd("mx-01");
        Map<String, String> srs = SampleSite.minimal().rspamd("mail");
        assertThat(mx.get("/etc/rspamd/plugins.d/mailwright.lua"))
                .isEqualTo(srs.get("/etc/rspamd/plugins.d/mailwright.lua"))
                .startsWith("--[[\nMade by Mailwright")
                .doesNotContain("noparse");
    }

    private static List<String> names(Map<String, String> files) {
        return files.keySet().stream()
                .map(path -> path.substring("/etc/rspamd/".length()))
                .toList();
    }

    /** The lines of a file that are neither blank nor a comment, without indentation. */
    private static List<String> settings(Map<String, String> files, String name) {
        return files.get("/etc/rspamd/" + name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toList());
    }
}
