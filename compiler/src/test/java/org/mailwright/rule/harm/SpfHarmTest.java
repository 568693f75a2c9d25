package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.flow.Pyspf;
import org.mailwright.flow.SpfWorld;
import org.mailwright.rule.Page;
import org.mailwright.rule.Pages;

/** What a receiver, Debian's python3-spf, makes of the records that the rules find, and of the mended ones. */
@Tag("slow")
class SpfHarmTest {
    private static final String OURS = "192.0.2.1";
    private static final String STRANGER = "192.0.2.99";

    @TempDir
    private Path scratch;

    static Stream<Arguments> records() {
        String hosts = IntStream.range(1, 12).mapToObj(i -> "a:h" + i + ".test").collect(Collectors.joining(" "));
        return Stream.of(
                harm(
                        "spf-sender-uncovered",
                        OURS,
                        "v=spf1 ip4:192.0.2.2 ~all",
                        "softfail",
                        "v=spf1 ip4:192.0.2.1 ~all",
                        "pass"),
                harm(
                        "spf-nonsender-listed",
                        STRANGER,
                        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.99 -all",
                        "pass",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "fail"),
                harm(
                        "spf-too-many-lookups",
                        OURS,
                        "v=spf1 " + hosts + " -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-void-lookups",
                        "2001:db8::1",
                        "v=spf1 a:h1.test a:h2.test a:h3.test ip6:2001:db8::1 -all",
                        "permerror",
                        "v=spf1 a:h1.test a:h2.test ip6:2001:db8::1 -all",
                        "pass"),
                harm("spf-plus-all", STRANGER, "v=spf1 ip4:192.0.2.1 all", "pass", "v=spf1 ip4:192.0.2.1 -all", "fail"),
                harm(
                        "spf-wide-network",
                        STRANGER,
                        "v=spf1 ip4:192.0.0.0/16 -all",
                        "pass",
                        "v=spf1 ip4:192.0.2.0/27 -all",
                        "fail"),
                harm(
                        "spf-neutral-all",
                        STRANGER,
                        "v=spf1 ip4:192.0.2.1",
                        "neutral",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "fail"),
                harm(
                        "spf-terms-after-all",
                        OURS,
                        "v=spf1 -all ip4:192.0.2.1",
                        "fail",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-include-missing-spf",
                        OURS,
                        "v=spf1 include:h1.test ip4:192.0.2.1 -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-include-loop",
                        OURS,
                        "v=spf1 include:back.test ip4:192.0.2.1 -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-string-split",
                        OURS,
                        "v=spf1 ip4:192.0.2.2|ip4:192.0.2.1 -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.2 |ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-syntax",
                        OURS,
                        "v=spf1 ip4:192.0.2.1 ip4:300.1.1.1 -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.1 -all",
                        "pass"),
                harm(
                        "spf-exp-macro-syntax",
                        OURS,
                        "v=spf1 ip4:192.0.2.1 exists:%i.test -all",
                        "permerror",
                        "v=spf1 ip4:192.0.2.1 exists:%{i}.test -all",
                        "pass"),
                harm("spf-type99", OURS, "", "none", "v=spf1 ip4:192.0.2.1 -all", "pass"));
    }

    private static Arguments harm(
            String rule, String client, String offending, String result, String mended, String mendedResult) {
        return Arguments.of(rule, client, offending, result, mended, mendedResult);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void a_receiver_suffers_and_is_content_with_what_is_mended(
            String rule, String client, String offending, String result, String mended, String mendedResult)
            throws IOException {
        assertThat(Pages.all()).extracting(Page::id).contains(rule);
        Pyspf pyspf = Pyspf.require();
        String input = world(offending, client) + world(mended, client);
        assertThat(pyspf.ask(input, scratch)).extracting(Pyspf.Answer::result).containsExactly(result, mendedResult);
    }

    private static String world(String record, String client) {
        SpfWorld world = new SpfWorld().with("back.test TXT v=spf1 include:from.test -all");
        for (int i = 1; i < 12; i++) {
            world.with("h" + i + ".test A 192.0.2." + (i == 11 ? 1 : 50 + i));
        }
        if (record.isEmpty()) {
            world.with("from.test SPF v=spf1 ip4:192.0.2.1 -all");
        } else {
            world.with("from.test TXT " + record);
        }
        return world.text() + String.join("\t", "q", client, "alice@from.test", "helo.test") + "\n";
    }

    @Test
    void spf_multiple_records() throws IOException {
        SpfWorld one = new SpfWorld().with("from.test TXT v=spf1 ip4:192.0.2.1 -all");
        SpfWorld two = new SpfWorld()
                .with("from.test TXT v=spf1 ip4:192.0.2.1 -all")
                .with("from.test TXT v=spf1 include:_spf.vendor.test -all");
        String question = String.join("\t", "q", OURS, "alice@from.test", "helo.test") + "\n";
        assertThat(Pyspf.require().ask(two.text() + question + one.text() + question, scratch))
                .extracting(Pyspf.Answer::result)
                .containsExactly("permerror", "pass");
    }

    /** spf-host-cname: the name server refuses the whole zone. */
    @Test
    void spf_host_cname() throws IOException {
        Daemon checkzone = Daemon.require("named-checkzone");
        String head = "$TTL 60\n@ SOA ns hostmaster 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.53\n"
                + "gitlab CNAME gitlab-02\ngitlab-02 A 192.0.2.1\n";
        Path wrong = Files.writeString(scratch.resolve("wrong"), head + "gitlab TXT \"v=spf1 a ~all\"\n");
        Path right = Files.writeString(scratch.resolve("right"), head + "gitlab-02 TXT \"v=spf1 a ~all\"\n");
        Daemon.Answer refused = checkzone.run(List.of("onion.test", wrong.toString()));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("CNAME and other data");
        assertThat(checkzone.run(List.of("onion.test", right.toString())).status())
                .isZero();
    }
}
