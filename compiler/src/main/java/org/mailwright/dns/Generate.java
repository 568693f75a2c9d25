package org.mailwright.dns;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;
import org.xbill.DNS.DClass;
import org.xbill.DNS.TTL;
import org.xbill.DNS.Type;

/**
 * BIND's {@code $GENERATE start-stop[/step] owner [TTL] [class] type data}, TTL and class in any order. Like BIND it passes
 * over what follows the last number of the range, and takes every type that can be in a zone.
 *
 * @param ttl in seconds; absent when the zone's default counts
 * @param type by its number
 */
record Generate(
        int start, int stop, int step, GeneratePattern owner, Optional<Long> ttl, int type, GeneratePattern data) {
    private static final Pattern RANGE = Pattern.compile("\\+?(\\d+)-\\+?(\\d+)(?!\\d)(?:/\\+?(\\d+).*|(?!/).*)");
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final String USAGE = "write $GENERATE start-stop[/step] owner [TTL] [class] type data";

    /** A directive whose first word is {@code $GENERATE}, or what is wrong with it. */
    static Parsed<Generate> parse(ZoneEntry entry) {
        List<ZoneEntry.Word> words = entry.words();
        if (!entry.closed()) {
            return Parsed.not("a quotation mark or a parenthesis is not closed");
        }
        if (words.size() < 5) {
            return Parsed.not("$GENERATE lacks a field: " + USAGE);
        }
        if (words.subList(1, words.size() - 1).stream().anyMatch(ZoneEntry.Word::quoted)) {
            return Parsed.not("only the data of $GENERATE can be in quotation marks: " + USAGE);
        }
        Matcher range = RANGE.matcher(words.get(1).text());
        Optional<int[]> numbers = range.matches() ? numbers(range) : Optional.empty();
        if (numbers.isEmpty()) {
            return Parsed.not("the range " + words.get(1).text()
                    + " of $GENERATE is not start-stop or start-stop/step, with 0 <= start <= stop and step >= 1");
        }
        return rest(words, numbers.get());
    }

    private static Optional<int[]> numbers(Matcher range) {
        List<BigInteger> all = new ArrayList<>();
        for (String number : List.of(
                range.group(1),
                range.group(2),
                Optional.ofNullable(range.group(3)).orElse("1"))) {
            all.add(new BigInteger(number));
        }
        boolean ordered = all.get(0).compareTo(all.get(1)) <= 0 && all.get(2).signum() > 0;
        boolean small = all.stream().allMatch(number -> number.compareTo(MOST) <= 0);
        return ordered && small
                ? Optional.of(all.stream().mapToInt(BigInteger::intValue).toArray())
                : Optional.empty();
    }

    private static Parsed<Generate> rest(List<ZoneEntry.Word> words, int[] range) {
        int at = 3;
        Optional<String> wrong = Optional.empty();
        Optional<Long> ttl = Optional.empty();
        boolean classed = false;
        while (at < words.size() - 1) {
            String word = words.get(at).text();
            boolean isClass = !classed && DClass.value(word) >= 0;
            Optional<Long> seconds = ttl.isPresent() ? Optional.empty() : seconds(word);
            if (!isClass && seconds.isEmpty()) {
                break;
            }
            if (isClass && DClass.value(word) != DClass.IN) {
                wrong = Optional.of("the class " + word + " is not that of the zone, IN");
            }
            classed |= isClass;
            ttl = ttl.or(() -> seconds);
            at++;
        }
        Optional<OpaqueType> opaque = OpaqueType.named(words.get(at).text());
        int type = Type.value(opaque.map(OpaqueType::type).orElse(words.get(at).text()), true);
        if (type < 0) {
            String unknown = words.get(at).text();
            wrong = wrong.or(() -> Optional.of("Invalid type '" + unknown + "'"));
        } else if (isMeta(type)) {
            String meta = Type.string(type);
            wrong = wrong.or(() -> Optional.of("no zone has records of the type " + meta));
        } else if (at != words.size() - 2) {
            wrong = wrong.or(() -> Optional.of("the data of $GENERATE are not one word: put them in quotation marks"));
        }
        GeneratePattern owner = new GeneratePattern(words.get(2).text());
        GeneratePattern data = new GeneratePattern(
                opaque.map(OpaqueType::data).orElse(words.get(words.size() - 1).text()));
        Generate made = new Generate(range[0], range[1], range[2], owner, ttl, type, data);
        return wrong.<Parsed<Generate>>map(Parsed::not).orElseGet(() -> Parsed.of(made));
    }

    /** Types of questions and of transactions (RFC 6895 section 3.1), and OPT. */
    private static boolean isMeta(int type) {
        return type == 0 || type == Type.OPT || type >= 128 && type <= 255;
    }

    private static Optional<Long> seconds(String word) {
        try {
            return Optional.of(TTL.parseTTL(word));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How many records it makes. */
    long count() {
        return ((long) stop - start) / step + 1;
    }

    /** The number of its nth record, the first is 0. */
    int number(int nth) {
        return start + nth * step;
    }
}
