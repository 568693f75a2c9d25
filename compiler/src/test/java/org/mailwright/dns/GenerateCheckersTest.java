package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Checked;
import org.mailwright.model.Sites;

/** The records of {@code $GENERATE} directives, in the eyes of named-compilezone. */
@Tag("slow")
class GenerateCheckersTest {
    private static final List<String> DIRECTIVES = """
            $GENERATE 1-3 h$ A 192.0.2.$
            $GENERATE 1-3/ h$ A 192.0.2.$
            $GENERATE 1-3/0 h$ A 192.0.2.$
            $GENERATE 1-9/3 h$ A 192.0.2.$
            $GENERATE 1-3/-1 h$ A 192.0.2.$
            $GENERATE 3-1 h$ A 192.0.2.$
            $GENERATE 3-3 h$ A 192.0.2.$
            $GENERATE -1-3 h$ A 192.0.2.$
            $GENERATE 1--3 h$ A 192.0.2.$
            $GENERATE 1 h$ A 192.0.2.$
            $GENERATE 1-3x h$ A 192.0.2.$
            $GENERATE 1-9/4x h$ A 192.0.2.$
            $GENERATE +1-+3/+2 h$ A 192.0.2.$
            $GENERATE 1-2147483648 h$ A 192.0.2.$
            $GENERATE 2147483646-2147483647 h$ A 192.0.2.1
            $GENERATE 19-28/2147483645 h$ CNAME x
            $GENERATE 1-2 h${0,4,d}x${-3,4,d}x${7} A 192.0.2.1
            $GENERATE 26-27 h${0,3,x}-${0,3,X}-${0,3,o}-${0,3} A 192.0.2.1
            $GENERATE 1-1 h${-5,4,x}-${-5,4,o}-${-5,4,d} A 192.0.2.1
            $GENERATE 26-27 h${0,3,n}.x${0,0,N}.${0,9,N} A 192.0.2.1
            $GENERATE 1-2 h${-2000,0,n} A 192.0.2.1
            $GENERATE 1-2 h${0,4,n} A 192.0.2.1
            $GENERATE 1-2 h${0,4,n}zone.example. A 192.0.2.1
            $GENERATE 1-2 h$ PTR ${0,8,n}ip6.arpa.
            $GENERATE 1-1 h${2147483646} A 192.0.2.1
            $GENERATE 1-1 h${2147483647} A 192.0.2.1
            $GENERATE 0-0 h${2147483647} A 192.0.2.1
            $GENERATE 1-1 h$ TXT ${0,127,d}
            $GENERATE 1-1 h$ TXT ${0,128,d}
            $GENERATE 1-1 h$ TXT ${0,127,n}
            $GENERATE 1-1 h$ TXT ${0,128,n}
            $GENERATE 1-1 h${0,63} A 192.0.2.1
            $GENERATE 1-1 h${0,-1} A 192.0.2.1
            $GENERATE 1-1 h${0 A 192.0.2.1
            $GENERATE 1-1 h${} A 192.0.2.1
            $GENERATE 1-1 h${0,} A 192.0.2.1
            $GENERATE 1-1 h${,4} A 192.0.2.1
            $GENERATE 1-1 h${0,4,} A 192.0.2.1
            $GENERATE 1-1 h${0,4,y} A 192.0.2.1
            $GENERATE 1-1 h${0,4,dd} A 192.0.2.1
            $GENERATE 1-1 h${x} A 192.0.2.1
            $GENERATE 1-1 h{$} A 192.0.2.1
            $GENERATE 0-0 h${1}${2}$1 A 192.0.2.1
            $GENERATE 1-1 h$$ A 192.0.2.1
            $GENERATE 1-1 $$h$ A 192.0.2.1
            $GENERATE 1-2 \\$$ A 192.0.2.1
            $GENERATE 1-2 a\\.b$ A 192.0.2.1
            $GENERATE 1-2 a\\046b$ A 192.0.2.1
            $GENERATE 1-2 h$ CNAME \\$x$
            $GENERATE 1-2 h$ TXT "a b$"
            $GENERATE 1-2 h$ TXT "\\"a b$\\" \\"c ; d\\""
            $GENERATE 1-2 h$ TXT \\"a$\\"
            $GENERATE 1-2 h$ TXT "x;y$"
            $GENERATE 1-2 h$ TXT "${ 1, 2,d}"
            $GENERATE 1-2 h$ TXT "a
            $GENERATE 1-2 h$ TXT ""
            $GENERATE 1-2 h$ MX "10 mx$"
            $GENERATE 1-2 h$ MX 10 mx$
            $GENERATE 1-2 _25._tcp.h$ TLSA "3 1 1 ${0,64,x}"
            $GENERATE 1-2 _sip._tcp.h$ SRV "0 0 506$ h$"
            $GENERATE 1-2 h$ TYPE65280 "\\# 1 0$"
            $GENERATE 1-2 h$ SPF "v=spf1 -all"
            $GENERATE 1-2 h$ EUI48 00-00-5e-00-53-0$
            $GENERATE 1-2 h$ 2h IN A 192.0.2.$
            $GENERATE 1-2 h$ IN 2h A 192.0.2.$
            $GENERATE 1-2 h$ in 1h30m a 192.0.2.$
            $GENERATE 1-2 h$ 0 A 192.0.2.$
            $GENERATE 1-2 h$ IN IN A 192.0.2.$
            $GENERATE 1-2 h$ 60 60 A 192.0.2.$
            $GENERATE 1-2 h$ 4294967296 A 192.0.2.$
            $GENERATE 1-2 h$ CH A 192.0.2.$
            $GENERATE 1-2 h$ TKEY x
            $GENERATE 1-2 h$ TSIG x
            $GENERATE 1-2 h$ ANY x
            $GENERATE 1-2 h$ MAILA x
            $GENERATE 1-2 h$ OPT x
            $GENERATE 1-2 h$ NONSENSE x
            $GENERATE 1-2 h$ A 192.0.2.$ ; a comment
            $GENERATE 1-2 h$ A 192.0.2.$;a comment
            $GENERATE 1-2 h$ A 192.0.2.$ x
            $GENERATE 1-2 h$ A
            $GENERATE 1-2 h$
            $GENERATE
            $GENERATE 254-256 h$ A 192.0.2.$
            $GENERATE 1-2 h$.vendor.example. A 192.0.2.$
            $GENERATE 1-2 h$..x A 192.0.2.$
            $GENERATE 1-2 @ A 192.0.2.$
            $GENERATE 1-2 "h$" A 192.0.2.$
            "$GENERATE" 1-2 h$ A 192.0.2.$
            $generate 1-2 h$ A 192.0.2.$
            $ORIGIN sub| $GENERATE 1-2 h$ CNAME x$
            $ORIGIN sub|$GENERATE 1-2 h$ CNAME x$|$ORIGIN zone.example.|a A 192.0.2.9
            $TTL 2h|$GENERATE 1-2 h$ CNAME x$
            a A 192.0.2.7|$GENERATE 1-2 h$ A 192.0.2.$| TXT "of a"
            a TXT ( "$GENERATE"|  $GENERATE )
            a TXT "(" ; (|$GENERATE 1-2 h$ A 192.0.2.$
            $GENERATE ( 1-2|h$ A ) 192.0.2.$|b A 192.0.2.8
            """.lines().toList();

    /**
     * Where BIND 9.18 wraps a number that it cannot hold, or takes the base of the modifier before for a wrong one, we read
     * nothing; where it makes a TTL 0 that is too long, we read the longest.
     */
    private static final List<String> OTHERWISE = List.of(
            "$GENERATE 0-0 h${2147483648} A 192.0.2.1",
            "$GENERATE 1-1 h${0,1,n}x${0,1,y} A 192.0.2.1",
            "$GENERATE 1-3/99999999999 h$ A 192.0.2.$",
            "$GENERATE 1-2 h$ 2147483648 A 192.0.2.$");

    @TempDir
    Path directory;

    /** What a reader makes of a zone, apart from its apex; empty when it refuses the zone. */
    private Optional<TreeSet<String>> bind(String zone) throws IOException {
        Path file = Files.writeString(directory.resolve("zone"), zone);
        Path made = directory.resolve("made");
        List<String> lenient = Stream.of("-k", "-n", "-m", "-M", "-r", "-S", "-T")
                .flatMap(option -> Stream.of(option, "ignore"))
                .toList();
        List<String> arguments = Stream.of(
                        List.of("-q", "-i", "none", "-s", "full"),
                        lenient,
                        List.of("-o", made.toString(), "zone.example", file.toString()))
                .flatMap(List::stream)
                .toList();
        int status = Daemon.require("named-compilezone").run(arguments).status();
        return status == 0 ? Optional.of(records(read(Files.readString(made)))) : Optional.empty();
    }

    private static Optional<TreeSet<String>> ours(String zone) {
        Checked<ZoneFile> read = read(zone);
        boolean refused =
                read.diagnostics().stream().anyMatch(finding -> finding.rule().equals("zone-syntax"));
        return refused ? Optional.empty() : Optional.of(records(read));
    }

    private static Checked<ZoneFile> read(String zone) {
        return ZoneFile.read(Sites.zone("zone.example", zone));
    }

    private static TreeSet<String> records(Checked<ZoneFile> read) {
        TreeSet<String> all = new TreeSet<>();
        read.value()
                .records()
                .forEach(record ->
                        all.add(record.owner() + " " + record.ttl() + " " + record.type() + " " + record.value()));
        return all;
    }

    private static String zone(String directive) {
        return ZoneSituations.APEX + directive.replace('|', '\n') + "\n";
    }

    @Test
    void every_directive_makes_the_records_that_bind_makes() throws IOException {
        for (String directive : DIRECTIVES) {
            assertThat(ours(zone(directive))).as(directive).isEqualTo(bind(zone(directive)));
        }
    }

    @Test
    void what_bind_reads_by_accident_is_read_otherwise() throws IOException {
        for (String directive : OTHERWISE) {
            assertThat(bind(zone(directive))).as(directive).isPresent();
            assertThat(ours(zone(directive))).as(directive).isNotEqualTo(bind(zone(directive)));
        }
    }

    @Test
    void any_other_directive_makes_the_records_that_bind_makes() throws IOException {
        Random random = new Random(20260101);
        List<String> directives = IntStream.range(0, Integer.getInteger("generate.samples", 60))
                .mapToObj(sample -> directive(random))
                .toList();
        for (String directive : directives) {
            assertThat(ours(zone(directive))).as(directive).isEqualTo(bind(zone(directive)));
        }
    }

    private static String directive(Random random) {
        String range = random.nextInt(20) + "-" + random.nextInt(10, 40) + pick(random, "", "", "/1", "/2", "/7", "/");
        String type = pick(random, "A", "AAAA", "TXT", "MX", "PTR", "NS");
        String data = switch (type) {
            case "A" -> "192.0.2." + number(random);
            case "AAAA" -> "2001:db8::" + number(random);
            case "MX" -> "\"10 mx" + number(random) + "\"";
            case "TXT" -> "\"v" + number(random) + " " + number(random) + "\"";
            default -> "t" + number(random) + pick(random, "", ".", ".vendor.example.");
        };
        String line = "$GENERATE " + range + " " + pick(random, "h", "", "a.b", "\\$", "$$") + number(random)
                + pick(random, "", ".c", "x", number(random)) + " " + pick(random, "", "", "IN ", "60 ", "IN 1h ")
                + type + " " + data;
        int at = 10 + random.nextInt(line.length() - 10);
        boolean several = line.indexOf("${") != line.lastIndexOf("${");
        return several || random.nextInt(3) > 0 ? line : line.substring(0, at) + line.substring(at + 1);
    }

    private static String number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "$";
            case 1 -> "${" + random.nextInt(-30, 200) + "}";
            case 2 -> "${" + random.nextInt(-30, 200) + "," + random.nextInt(9) + "}";
            default ->
                "${" + random.nextInt(-9, 3000) + "," + random.nextInt(9) + ","
                        + pick(random, "d", "o", "x", "X", "n", "N") + "}";
        };
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
