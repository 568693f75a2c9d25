package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.IpAddress;

/** check_host() case by case, by the sections of RFC 7208. */
class SpfTest {
    private static SpfWorld world() {
        return new SpfWorld()
                .with("host.test A 192.0.2.1")
                .with("host.test AAAA 2001:db8::1")
                .with("mail.test MX 10 host.test.")
                .with("alias.test CNAME host.test.")
                .with("nomail.test MX 0 .")
                .with("pass.test TXT v=spf1 +all")
                .with("fail.test TXT v=spf1 -all")
                .with("soft.test TXT v=spf1 ~all")
                .with("plain.test TXT hello")
                .with("two.test TXT v=spf1 -all")
                .with("two.test TXT v=spf1 +all")
                .with("broken.test TXT v=spf1 ip4:192.0.2.300 +all")
                .with("1.2.0.192.in-addr.arpa PTR host.test.")
                .with("2.2.0.192.in-addr.arpa PTR host.test.")
                .with("*.wild.test A 127.0.0.2")
                .with("deep.sub.wild.test A 127.0.0.3");
    }

    private static SpfResult check(String record, String client) {
        Spf spf = world().with("from.test TXT " + record).spf();
        return SpfWorld.check(spf, client, "alice.b-c@from.test", "helo.host.test");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # 4.5 and 4.6: what is a record, and what is none
            v=spf1                               | 192.0.2.1   | NEUTRAL
            V=SPF1 -ALL                          | 192.0.2.1   | FAIL
            v=spf10 -all                         | 192.0.2.1   | NONE
            v=spf1-all                           | 192.0.2.1   | NONE
            v=spf1  ip4:192.0.2.1   -all         | 192.0.2.1   | PASS
            v=spf1 +all nonsense                 | 192.0.2.1   | PERMERROR
            v=spf1 +all ip4:192.0.2              | 192.0.2.1   | PERMERROR
            v=spf1 +all redirect=host            | 192.0.2.1   | PERMERROR
            v=spf1 +all redirect=fail.test redirect=fail.test | 192.0.2.1 | PERMERROR
            v=spf1 +all exp=a.test exp=a.test    | 192.0.2.1   | PERMERROR
            v=spf1 x=1 x=1 y= ip4=192.0.2.1 -all | 192.0.2.1   | FAIL
            v=spf1 x=%{q} +all                   | 192.0.2.1   | PERMERROR
            v=spf1 x=100% +all                   | 192.0.2.1   | PERMERROR
            v=spf1 x=%{ +all                     | 192.0.2.1   | PERMERROR
            # 4.6.2: qualifiers
            v=spf1 -ip4:192.0.2.1 +all           | 192.0.2.1   | FAIL
            v=spf1 ~ip4:192.0.2.1 +all           | 192.0.2.1   | SOFTFAIL
            v=spf1 ?ip4:192.0.2.1 +all           | 192.0.2.1   | NEUTRAL
            v=spf1 --all                         | 192.0.2.1   | PERMERROR
            # 5.1 and 5.2
            v=spf1 all:host.test                 | 192.0.2.1   | PERMERROR
            v=spf1 include:pass.test -all        | 192.0.2.1   | PASS
            v=spf1 -include:pass.test +all       | 192.0.2.1   | FAIL
            v=spf1 include:fail.test ~all        | 192.0.2.1   | SOFTFAIL
            v=spf1 include:plain.test +all       | 192.0.2.1   | PERMERROR
            v=spf1 include:two.test +all         | 192.0.2.1   | PERMERROR
            v=spf1 include:broken.test +all      | 192.0.2.1   | PERMERROR
            v=spf1 include +all                  | 192.0.2.1   | PERMERROR
            v=spf1 include:elsewhere.example +all | 192.0.2.1  | UNKNOWN
            v=spf1 +all include:elsewhere.example | 192.0.2.1  | PASS
            v=spf1 include:from.test -all        | 192.0.2.1   | PERMERROR
            # 5.3 and 5.4
            v=spf1 a:host.test -all              | 192.0.2.1   | PASS
            v=spf1 a:HOST.test. -all             | 2001:db8::1 | PASS
            v=spf1 a:alias.test -all             | 192.0.2.1   | PASS
            v=spf1 a:host.test/24 -all           | 192.0.2.9   | PASS
            v=spf1 a:host.test/24 -all           | 2001:db8::9 | FAIL
            v=spf1 a:host.test/24//64 -all       | 2001:db8::9 | PASS
            v=spf1 a:host.test//0 -all           | 192.0.2.9   | FAIL
            v=spf1 a:host.test/33 -all           | 192.0.2.1   | PERMERROR
            v=spf1 a:host.test/024 -all          | 192.0.2.1   | PERMERROR
            v=spf1 a:host.test//129 -all         | 192.0.2.1   | PERMERROR
            v=spf1 a -all                        | 192.0.2.1   | FAIL
            v=spf1 a:192.0.2.1 -all              | 192.0.2.1   | PERMERROR
            v=spf1 mx:mail.test -all             | 192.0.2.1   | PASS
            v=spf1 mx:nomail.test -all           | 192.0.2.1   | FAIL
            v=spf1 mx:host.test mx:a.test mx:b.test +all | 192.0.2.1 | PERMERROR
            # 5.5
            v=spf1 ptr:host.test -all            | 192.0.2.1   | PASS
            v=spf1 ptr:host.test -all            | 192.0.2.2   | FAIL
            v=spf1 ptr:test.example -all         | 192.0.2.1   | FAIL
            v=spf1 ptr/24 -all                   | 192.0.2.1   | PERMERROR
            # 5.6
            v=spf1 ip4:192.0.2.9/24 -all         | 192.0.2.1   | PASS
            v=spf1 ip4:192.0.2.0/0 -all          | 2001:db8::1 | FAIL
            v=spf1 ip6:2001:DB8:0::0.0.0.1 -all  | 2001:db8::1 | PASS
            v=spf1 ip6:::ffff:192.0.2.1 -all     | 192.0.2.1   | FAIL
            v=spf1 ip6:192.0.2.1 +all            | 192.0.2.1   | PERMERROR
            v=spf1 ip4:192.0.2.01 +all           | 192.0.2.1   | PERMERROR
            v=spf1 ip4:192.0.2.1/24/24 +all      | 192.0.2.1   | PERMERROR
            v=spf1 ip4 +all                      | 192.0.2.1   | PERMERROR
            # 5.7 and 7: the sender is alice.b-c@from.test
            v=spf1 exists:x.wild.test -all       | 2001:db8::1 | PASS
            v=spf1 exists:sub.wild.test -all     | 192.0.2.1   | FAIL
            v=spf1 exists:x.sub.wild.test -all   | 192.0.2.1   | FAIL
            v=spf1 exists:%{ir}.wild.test -all   | 192.0.2.1   | PASS
            v=spf1 exists:%{d0}.wild.test +all   | 192.0.2.1   | PERMERROR
            v=spf1 exists:%{d}.%{x}.test +all    | 192.0.2.1   | PERMERROR
            v=spf1 exists:%{t}.wild.test +all    | 192.0.2.1   | PERMERROR
            v=spf1 exists:%d.wild.test +all      | 192.0.2.1   | PERMERROR
            v=spf1 exists:%{d +all               | 192.0.2.1   | PERMERROR
            v=spf1 a:%{p} -all                   | 192.0.2.1   | PASS
            # 6.1
            v=spf1 redirect=soft.test            | 192.0.2.1   | SOFTFAIL
            v=spf1 redirect=plain.test           | 192.0.2.1   | PERMERROR
            v=spf1 redirect=%{d1}                | 192.0.2.1   | PERMERROR
            v=spf1 redirect=fail.test ?all       | 192.0.2.1   | NEUTRAL
            v=spf1 redirect=elsewhere.example    | 192.0.2.1   | UNKNOWN
            """)
    void a_record_and_a_client(String record, String client, SpfResult expected) {
        assertThat(check(record, client)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            %{s}          | alice.b-c@from.test
            %{l}          | alice.b-c
            %{l-}         | alice.b.c
            %{lr-}        | c.alice.b
            %{l1r-.}      | alice
            %{o}          | from.test
            %{d1}         | test
            %{d9}         | from.test
            %{dr}         | test.from
            %{i}          | 192.0.2.1
            %{i2r}        | 0.192
            %{v}          | in-addr
            %{h}          | helo.host.test
            %{h2}         | host.test
            %{p}          | host.test
            %{L}          | alice.b-c
            %{S}          | alice.b-c%40from.test
            %{s+,_=/-}    | alice.b.c@from.test
            %%x%-         | %x%20
            """)
    void macros(String macro, String value) {
        SpfWorld world = world().with("from.test TXT v=spf1 exists:x." + macro + ".y.test -all");
        assertThat(SpfWorld.check(world.spf(), "192.0.2.1", "alice.b-c@from.test", "helo.host.test"))
                .isEqualTo(SpfResult.FAIL);
        assertThat(SpfWorld.check(
                        world.with("x." + value + ".y.test A 127.0.0.2").spf(),
                        "192.0.2.1",
                        "alice.b-c@from.test",
                        "helo.host.test"))
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void an_ipv6_address_is_dotted_nibbles() {
        Spf spf = world().with("from.test TXT v=spf1 exists:%{ir}.%{v}.test -all")
                .with("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.test A 127.0.0.2")
                .spf();
        assertThat(SpfWorld.check(spf, "2001:db8::1", "alice@from.test", "helo.test"))
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void a_name_too_long_loses_labels_from_the_left() {
        String label = "a".repeat(60);
        String long3 = String.join(".", label, label, label, "wild.test");
        Spf spf = world().with("from.test TXT v=spf1 exists:%{l}.%{l}." + long3 + " -all")
                .with(long3 + " A 127.0.0.2")
                .spf();
        assertThat(SpfWorld.check(spf, "192.0.2.1", "b".repeat(50) + "@from.test", "helo.test"))
                .isEqualTo(SpfResult.FAIL);
        assertThat(SpfWorld.check(spf, "192.0.2.1", "b".repeat(63) + "@from.test", "helo.test"))
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void ten_lookups_may_be_and_eleven_not() {
        String ten = " a:host.test".repeat(10);
        assertThat(check("v=spf1" + ten + " +all", "192.0.2.9")).isEqualTo(SpfResult.PASS);
        assertThat(check("v=spf1" + ten + " a:host.test +all", "192.0.2.9")).isEqualTo(SpfResult.PERMERROR);
        assertThat(check("v=spf1 include:ten.test +all", "192.0.2.9")).isEqualTo(SpfResult.PERMERROR);
        assertThat(check("v=spf1" + ten + " redirect=pass.test", "192.0.2.9")).isEqualTo(SpfResult.PERMERROR);
        Spf spf = world().with("ten.test TXT v=spf1" + ten + " +all")
                .with("from.test TXT v=spf1 include:ten.test -all")
                .spf();
        assertThat(spf.check(SpfSession.of(IpAddress.of("192.0.2.9"), "from.test")))
                .isEqualTo(SpfResult.PERMERROR);
        assertThat(spf.check(SpfSession.of(IpAddress.of("192.0.2.1"), "from.test")))
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void two_lookups_may_be_void_and_three_not() {
        assertThat(check("v=spf1 a:x.test exists:y.test +all", "192.0.2.9")).isEqualTo(SpfResult.PASS);
        assertThat(check("v=spf1 a:x.test exists:y.test mx:z.test +all", "192.0.2.9"))
                .isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void ten_exchangers_may_be_and_eleven_not() {
        SpfWorld world = world().with("from.test TXT v=spf1 mx:many.test -all");
        IntStream.range(0, 10).forEach(i -> world.with("many.test MX " + i + " host.test."));
        assertThat(SpfWorld.check(world.spf(), "192.0.2.1", "a@from.test", "h.test"))
                .isEqualTo(SpfResult.PASS);
        world.with("many.test MX 10 host.test.");
        assertThat(SpfWorld.check(world.spf(), "192.0.2.1", "a@from.test", "h.test"))
                .isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void names_that_are_none_have_no_record() {
        Spf spf = world().with("test TXT v=spf1 +all").spf();
        for (String domain : List.of("test", "a..test", "x".repeat(64) + ".test")) {
            assertThat(SpfWorld.check(spf, "192.0.2.1", "a@" + domain, "h.test"))
                    .isEqualTo(SpfResult.NONE);
        }
    }

    @Test
    void what_hangs_on_a_sender_who_is_not_known_is_unknown() {
        Spf spf = world().with("from.test TXT v=spf1 ip4:192.0.2.1 exists:%{l}.wild.test -all")
                .spf();
        assertThat(spf.check(IpAddress.of("192.0.2.1"), "from.test")).isEqualTo(SpfResult.PASS);
        assertThat(spf.check(IpAddress.of("192.0.2.2"), "from.test")).isEqualTo(SpfResult.UNKNOWN);
    }

    @Test
    void characters_beyond_ascii_are_a_permanent_error() {
        assertThat(check("v=spf1 +all \u00e9", "192.0.2.1")).isEqualTo(SpfResult.PERMERROR);
        assertThat(check("v=spf1 +all\t-all", "192.0.2.1")).isEqualTo(SpfResult.PERMERROR);
    }
}
