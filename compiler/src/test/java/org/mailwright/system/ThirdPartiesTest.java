package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;

/**
 * With the emitted files beside those of the package, rspamd runs only modules that tell no third party about mail. A module
 * that a later rspamd adds is not in the list, and the test fails until someone has looked at it.
 */
@Tag("slow")
class ThirdPartiesTest {
    /**
     * What runs on an MX host. Some ask the DNS about the sender's own names (SPF, DKIM, DMARC, ARC, hfilter), or the Redis
     * that the site names; the others ask nobody.
     */
    private static final Set<String> MX_MODULES = Set.of(
            "antivirus",
            "arc",
            "bayes_expiry",
            "chartable",
            "dkim",
            "dmarc",
            "emails",
            "force_actions",
            "forged_recipients",
            "greylist",
            "hfilter",
            "history_redis",
            "mailwright",
            "maillist",
            "metadata_exporter",
            "mid",
            "milter_headers",
            "mime_types",
            "multimap",
            "neural",
            "once_received",
            "phishing",
            "ratelimit",
            "regexp",
            "replies",
            "settings",
            "spf",
            "trie",
            "whitelist");

    private static final Set<String> SRS_MODULES = Set.of("dkim", "dkim_signing", "mailwright");

    private static final Pattern FETCHED = Pattern.compile("https?://([^/\"]+)");

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "12, onion,   mx-01.onion.example",
        "12, onion,   srs-01.onion.example",
        "12, minimal, mail.garlic.example",
        "13, onion,   mx-01.onion.example",
        "13, onion,   srs-01.onion.example",
        "13, minimal, mail.garlic.example"
    })
    void no_module_tells_a_third_party_about_mail(String debian, String sample, String host) throws Exception {
        Daemon.require("ip");
        Daemon.require("rspamadm");
        Network.requireNamespaces();
        Path root = debian.equals("13") ? DebianTree.trixie().root() : Path.of("/");
        Path emitted =
                Path.of("golden", sample, "tree/hosts", host, "etc/rspamd").toAbsolutePath();
        try (Machine machine = Machine.boot("rspamd", "127.0.0.1", scratch, root, emitted)) {
            machine.run("cp", "-r", emitted + "/.", "/etc/rspamd/");
            String state = machine.run("rspamadm", "configdump", "-m");
            Set<String> allowed = new TreeSet<>(host.startsWith("srs") ? SRS_MODULES : MX_MODULES);
            if (host.startsWith("mail.")) {
                allowed.addAll(SRS_MODULES);
            }
            Set<String> enabled = enabled(state);
            assertThat(enabled).as(state).contains("mailwright").isSubsetOf(allowed);
            JsonNode settings = settings(machine.run("rspamadm", "configdump", "-j"));
            if (settings.path("phishing") instanceof ObjectNode phishing && enabled.contains("phishing")) {
                assertThat(feeds(phishing)).isEmpty();
                phishing.remove("openphish_map");
            }
            assertThat(settings.at("/dmarc/reporting/enabled").asBoolean()).isFalse();
            // Lists that are fetched whole: where they come from learns the host's address, and nothing about mail.
            assertThat(enabled.stream()
                            .map(settings::path)
                            .flatMap(
                                    module -> FETCHED.matcher(module.toString()).results())
                            .map(found -> found.group(1))
                            .filter(from -> !from.equals("maps.rspamd.com"))
                            .collect(Collectors.toSet()))
                    .isEmpty();
        }
    }

    /** The modules that run. */
    private static Set<String> enabled(String state) {
        List<String> lines = Pattern.compile("^Modules enabled: (.*)$", Pattern.MULTILINE)
                .matcher(state)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(lines).as(state).hasSize(1);
        return new TreeSet<>(Arrays.asList(
                lines.get(0).substring("Modules enabled: ".length()).split(", ")));
    }

    /** What phishing looks up in lists of others: it has an option of its own for each. */
    private static Set<String> feeds(JsonNode phishing) {
        Set<String> feeds = new TreeSet<>();
        phishing.properties().forEach(option -> {
            if (option.getKey().endsWith("_enabled") && option.getValue().asBoolean()) {
                feeds.add(option.getKey());
            }
        });
        return feeds;
    }

    private static JsonNode settings(String dump) throws JsonProcessingException {
        return new ObjectMapper().readTree(dump.substring(dump.indexOf('{')));
    }
}
