package org.mailwright.fuzz;

import java.util.List;

/** Lines that a zone kept by hand may have, or should never have. */
final class ZoneMutators {
    private static final String ZONE = "dns/[^\\n]*";

    private static final List<String> LINES = List.of(
            "$GENERATE 1-9 h$ A 192.0.2.$",
            "$GENERATE 1-2000000000 h$ A 192.0.2.9",
            "$GENERATE 0-10/0 h$ A 192.0.2.9",
            "$GENERATE 5-1 h$ A 192.0.2.9",
            "$GENERATE -1-9 h$ A 192.0.2.9",
            "$GENERATE 0-9 ${0,999999999,x} A 192.0.2.9",
            "$GENERATE 0-9 ${99999999999999999999,3,d} A 192.0.2.9",
            "$GENERATE 0-9 ${0,3,q} TXT $",
            "$GENERATE 0-9 $$ CNAME ${-5}",
            "$GENERATE 0-999 h$ TXT \"$ $ $ $ $ $\"",
            "$GENERATE",
            "$GENERATE 1-2",
            "$GENERATE 1-3 * MX 10 $",
            "$INCLUDE /etc/passwd",
            "$INCLUDE db.garlic.example",
            "$INCLUDE ../mailwright.yaml",
            "$INCLUDE /dev/null x.",
            "$INCLUDE",
            "$ORIGIN .",
            "$ORIGIN test.",
            "$ORIGIN",
            "$ORIGIN a..b.",
            "$TTL 99999999999",
            "$TTL 1w2d3h4m5s",
            "$TTL -1",
            "$TTL",
            "$DATE x",
            "@ IN SOA . . 0 0 0 0 0",
            "@ IN SOA ns1 h 4294967296 1 1 1 1",
            "@ IN SOA ( 1",
            "@ IN MX 10 .",
            "@ IN MX 65536 x",
            "@ IN MX 0 .",
            "@ CH TXT x",
            "@ IN TXT",
            "@ IN TXT \"v=spf1 include:garlic.example include:x.y -all\"",
            "@ IN TXT \"unterminated",
            "@ IN TXT \"" + "x".repeat(300) + "\"",
            "@ IN TXT \"\\000\\255\\256\"",
            "@ IN TXT v=spf1\\ a",
            "@ IN SPF \"v=spf1\"",
            "_dmarc IN TXT \"v=DMARC1; p=\"",
            "_dmarc IN TXT \"v=DMARC1; p=none; rua=mailto:a!b@c!1x\"",
            "* IN TXT \"v=DMARC1; p=none\"",
            "2026._domainkey IN TXT \"v=DKIM1; p=!!!!\"",
            "2026._domainkey IN CNAME 2026._domainkey",
            "_mta-sts IN TXT \"v=STSv1; id=\"",
            "_25._tcp.mail IN TLSA 3 1 1 00",
            "_25._tcp.mail IN TLSA 256 1 1 zz",
            "mail IN CNAME @",
            "mail IN CNAME mail",
            "@ IN CNAME other.example.",
            "@ IN DNAME @",
            "x IN TYPE65535 \\# 2 0000",
            "x IN TYPE65535 \\# 3 00",
            "x IN A 192.0.2.256",
            "x IN AAAA ::1.2.3",
            "\\ IN A 192.0.2.1",
            "a\\.b IN A 192.0.2.1",
            "\\999 IN A 192.0.2.1",
            "x".repeat(64) + " IN A 192.0.2.1",
            "a.".repeat(130) + " IN A 192.0.2.1",
            " IN A 192.0.2.1",
            "@ 1y IN A 192.0.2.1",
            "outside.other.example. IN A 192.0.2.1",
            "* IN MX 10 mail",
            "(",
            ")",
            "\"",
            "\\",
            "@");

    private ZoneMutators() {}

    static List<Mutator> all() {
        return List.of(
                Mutator.ofLines(
                        "zone-line", ZONE, (lines, dice) -> lines.add(dice.below(lines.size() + 1), dice.of(LINES))),
                Mutator.ofLines("zone-line", ZONE, (lines, dice) -> lines.add(dice.of(LINES))),
                Mutator.ofLines("zone-word", ZONE, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    String[] words = lines.get(at).split(" +", -1);
                    words[dice.below(words.length)] = HostileText.any(dice);
                    lines.set(at, String.join(" ", words));
                }));
    }
}
