package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random values of data files: each key has its usual shape, so that most merges succeed, and now and then another. */
final class RandomData {
    /** Hashes, lists, texts, and two of any shape; a text refers to a later key, so that few look-ups go in circles. */
    static final List<String> KEYS =
            List.of("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "mod::a", "mod::b", "mod::c");

    private static final List<String> TEXTS = List.of(
            "",
            "alice",
            "bob",
            "--alice",
            "--bob",
            "carol@onion.example",
            "12",
            "0644",
            "1.50",
            "1e3",
            "true",
            "no",
            "~",
            "null",
            "2024-01-31",
            "12:30",
            "::1",
            "2001:db8::7",
            ":colon",
            "# no comment",
            "a: b",
            "- a",
            "100%",
            "50 %",
            "%u",
            "%{",
            "grün",
            "日本",
            "🧅",
            "two\nlines",
            "tab\there",
            "quote\"d",
            "it's",
            "back\\slash",
            " blank ",
            "y",
            "trailing\n",
            "[x]",
            "{x}",
            "*star",
            "&amp",
            "!bang",
            "|pipe",
            ">fold",
            "@at",
            "=",
            "<<",
            "A",
            "z",
            "--");

    /** As they stand in YAML without quotes, where Ruby's reader has its own mind about them. */
    private static final List<String> PLAIN = List.of(
            "0",
            "1",
            "12",
            "-3",
            "0644",
            "0o17",
            "1_000",
            "1,000",
            "1,2",
            "22:22",
            "1:30",
            "08",
            "1e3",
            "1.0e+3",
            "1.5",
            "3.10",
            ".5",
            "5.",
            "yes",
            "No",
            "tRUE",
            "on",
            "y",
            "n",
            "~",
            "null",
            "Null",
            "0x1F",
            "0b101",
            "+7",
            "-0",
            "1.2.3",
            "192.0.2.1",
            "12345678901234567890",
            "a b",
            "a-b",
            "x",
            "=",
            "fe80::1",
            "1__0",
            "0_",
            "._",
            "1_",
            "-",
            "1-2");

    private static final List<String> EXPRESSIONS = List.of(
            "%{facts.role}",
            "%{role}",
            "%{::role}",
            "%{facts.os.release.major}",
            "%{trusted.certname}",
            "%{environment}",
            "%{facts.sites.0}",
            "%{facts.sites}",
            "%{facts.owners}",
            "%{facts.nope}",
            "%{facts.os.nope.deep}",
            "%{zero}",
            "%{flag}",
            "%{load}",
            "%{empty}",
            "%{literal('%')}",
            "%{literal('%')}{role}",
            "%{scope('role')}",
            "%{scope(\"facts.site\")}",
            "%{}",
            "%{::}",
            "%{''}",
            "%{ role }",
            "%{facts.'with.dot'}",
            "%{facts.unicode}",
            "%{trusted.extensions.pp_role}",
            "%{nested}",
            "%{undefined_here}");

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    /** A scalar that is only YAML when it stands without quotes. */
    record Plain(String text) {}

    /** A value for a key of {@link #KEYS}. */
    Object value(String key) {
        int order = KEYS.indexOf(key);
        if (chance(5)) {
            return any(order, 2);
        }
        return switch (key) {
            case "k0", "k1", "mod::a" -> hash(order, 1);
            case "k2", "k3", "mod::b" -> list(order, 1);
            case "k4", "k5", "mod::c" -> scalar(order);
            case "k6" -> hash(order, 3);
            case "k7" -> hashes(order);
            default -> any(order, 2);
        };
    }

    private Object any(int order, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 2 -> hash(order, depth);
            case 3 -> list(order, depth);
            default -> scalar(order);
        };
    }

    private Map<Object, Object> hash(int order, int depth) {
        Map<Object, Object> hash = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            hash.put(chance(90) ? pick(List.of("a", "b", "c", "d", "x.y", "--b")) : key(order), any(order, depth - 1));
        }
        return hash;
    }

    private Object key(int order) {
        return chance(50) ? text(order) : new Plain(pick(List.of("1", "2", "x", "587")));
    }

    private List<Object> list(int order, int depth) {
        return new ArrayList<>(IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> any(order, depth - 1))
                .toList());
    }

    private List<Object> hashes(int order) {
        return new ArrayList<>(IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> (Object) hash(order, 1))
                .toList());
    }

    private Object scalar(int order) {
        return chance(25) ? new Plain(pick(PLAIN)) : text(order);
    }

    private String text(int order) {
        if (chance(60)) {
            return pick(TEXTS);
        }
        if (chance(15)) {
            return "%{alias('" + other(order) + "')}";
        }
        String before = chance(50) ? pick(List.of("a ", "-", "x%", "")) : "";
        String expression = chance(30)
                ? pick(List.of("%{lookup('", "%{hiera('", "%{lookup('")) + other(order) + "')}"
                : pick(EXPRESSIONS);
        return before + expression + (chance(30) ? pick(EXPRESSIONS) : "");
    }

    /** A key to refer to, dotted now and then. */
    private String other(int order) {
        boolean later = order < KEYS.size() - 1 && chance(96);
        String key = later ? KEYS.get(order + 1 + random.nextInt(KEYS.size() - order - 1)) : pick(KEYS);
        return chance(15) ? key + pick(List.of(".a", ".0", ".b.0", ".nope")) : key;
    }

    /** {@code lookup_options} for some keys and patterns. */
    Map<Object, Object> options(boolean module) {
        Map<Object, Object> options = new LinkedHashMap<>();
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String key = module
                    ? pick(List.of("mod::a", "mod::b", "mod::c", "^mod::[ab]", "^mod::"))
                    : pick(List.of(
                            "k0", "k1", "k2", "k3", "k6", "k7", "k8", "^k[0-3]", "^k[6-7]$", "^k", "mod::a", "^mod"));
            Map<Object, Object> entry = new LinkedHashMap<>();
            if (chance(90)) {
                entry.put("merge", merge());
            }
            if (chance(12)) {
                entry.put("convert_to", pick(List.of("Sensitive", "String", "Sensitive")));
            }
            options.put(key, entry);
        }
        return options;
    }

    /** A merge as lookup_options and the caller may give it. */
    Object merge() {
        String strategy = pick(List.of("first", "unique", "hash", "deep", "deep"));
        if (chance(50) || !strategy.equals("deep")) {
            return chance(70) ? strategy : new LinkedHashMap<>(Map.of("strategy", strategy));
        }
        Map<Object, Object> merge = new LinkedHashMap<>();
        merge.put("strategy", "deep");
        if (chance(60)) {
            merge.put("knockout_prefix", chance(80) ? "--" : "al");
        }
        if (chance(40)) {
            merge.put("sort_merged_arrays", chance(80));
        }
        if (chance(40)) {
            merge.put("merge_hash_arrays", chance(80));
        }
        return merge;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
