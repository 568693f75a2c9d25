package org.mailwright.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that are run on one site: its check and its compilation, and some of the others. */
final class CommandLines {
    private static final String DAY = "2026-11-15";
    private static final List<String> KEYS = List.of(
            "mailwright::aliases",
            "mailwright::domains",
            "mailwright::srs",
            "mailwright::dkim_keys",
            "mailwright::host",
            "mailwright::forwards",
            "site::secret",
            "lookup_options",
            "mailwright::srs.secrets.0",
            "x");

    private final Dice dice;
    private final Corpus.Base base;
    private final List<Mutation> mutations;
    private final Path scratch;
    private final Path before;

    /** @param before the tree of the site as it was */
    CommandLines(Dice dice, Corpus.Base base, List<Mutation> mutations, Path scratch, Path before) {
        this.dice = dice;
        this.base = base;
        this.mutations = mutations;
        this.scratch = scratch;
        this.before = before;
    }

    Path site() {
        return scratch.resolve("site");
    }

    Path tree() {
        return scratch.resolve("out");
    }

    List<Runner.Invocation> all() {
        List<Runner.Invocation> all = new ArrayList<>();
        all.add(check());
        all.add(onSite(Format.TEXT, Map.of(), Optional.of(tree()), "compile", "-o", tree().toString()));
        for (int i = dice.below(2); i < 2; i++) {
            all.add(another());
        }
        return all;
    }

    private Runner.Invocation another() {
        return switch (dice.below(20)) {
            case 0 -> onSite(Format.JSON, "check", "--flows", "--output", "json", "--quiet");
            case 1 -> onSite(Format.TEXT, "check", "--flows", "--fail-on", "warning");
            case 2 -> baseline();
            case 3, 4 -> plan("--against", before.toString());
            case 5 -> plan("--root", scratch.resolve("root").toString());
            case 6 -> apply("--noop");
            case 7 -> text(
                    "apply",
                    "--from",
                    dice.onceIn(2) ? tree().toString() : scratch.toString(),
                    "--host",
                    host(),
                    "--root",
                    scratch.resolve("root").toString(),
                    "--noop");
            case 8, 9, 10 -> onSite(Format.TEXT, words("trace", "", address(), "--from", dice.onceIn(2) ? address() : ""));
            case 11, 12 -> onSite(Format.TEXT, "why", place());
            case 13 -> lookup(Format.YAML, "--render-as", "yaml");
            case 14 -> lookup(Format.JSON, "--render-as", "json");
            case 15 -> lookup(Format.RAW, "--render-as", "s");
            case 16, 17 -> lookup(Format.TEXT, dice.onceIn(4) ? "--explain-options" : "--explain");
            case 18 -> onSite(
                    Format.TEXT, Map.of(), Optional.of(tree()), "compile", "--host", host(), "-o", tree().toString());
            default -> hostile();
        };
    }

    private Runner.Invocation check() {
        List<String> words = new ArrayList<>(List.of("check"));
        Map<Path, Format> outputs = new LinkedHashMap<>();
        for (Format format : Format.ofFindings()) {
            Path file = scratch.resolve("report." + format.option());
            outputs.put(file, format);
            words.addAll(List.of("--output", format.option() + ":" + file));
        }
        words.addAll(List.of("--output", "text", "--max-per-rule", "0"));
        return onSite(Format.TEXT, outputs, Optional.empty(), words.toArray(String[]::new));
    }

    private Runner.Invocation baseline() {
        Path file = scratch.resolve("report.json");
        return onSite(
                Format.TEXT,
                "check",
                dice.onceIn(2) ? "--write-baseline" : "--baseline",
                (dice.onceIn(2) ? file : scratch.resolve("baseline")).toString());
    }

    private Runner.Invocation plan(String... against) {
        List<String> words = new ArrayList<>(List.of("plan"));
        words.addAll(List.of(against));
        Map<Path, Format> outputs = new LinkedHashMap<>();
        outputs.put(scratch.resolve("plan.json"), Format.JSON);
        outputs.put(scratch.resolve("plan.md"), Format.MARKDOWN);
        words.addAll(List.of(
                "--output",
                "json:" + scratch.resolve("plan.json"),
                "--output",
                "markdown:" + scratch.resolve("plan.md"),
                "--output",
                "text"));
        if (dice.onceIn(2)) {
            words.add("--pseudonyms");
        }
        if (dice.onceIn(3)) {
            words.add("--detailed-exitcodes");
        }
        if (against[0].equals("--root")) {
            words.addAll(List.of("--host", host()));
        }
        return onSite(Format.TEXT, outputs, Optional.empty(), words.toArray(String[]::new));
    }

    private Runner.Invocation apply(String... more) {
        List<String> words = new ArrayList<>(List.of("apply", "--host", host(), "--detailed-exitcodes"));
        words.addAll(List.of("--root", scratch.resolve("root").toString()));
        words.addAll(List.of(more));
        if (dice.onceIn(3)) {
            words.addAll(List.of("--force", dice.onceIn(2) ? argument() : "because"));
        }
        return onSite(Format.TEXT, words.toArray(String[]::new));
    }

    private Runner.Invocation lookup(Format format, String... more) {
        List<String> words = new ArrayList<>(List.of("lookup", "-C", site().toString()));
        words.addAll(List.of(more));
        if (dice.onceIn(2)) {
            words.addAll(List.of("--node", dice.onceIn(6) ? argument() : base.host()));
        }
        if (dice.onceIn(3)) {
            words.addAll(List.of("--merge", dice.of(List.of("first", "unique", "hash", "deep"))));
        }
        if (dice.onceIn(6)) {
            words.addAll(List.of("--type", dice.onceIn(2) ? argument() : "Hash[String, Variant[String, Array[String]]]"));
        }
        if (dice.onceIn(6)) {
            words.addAll(List.of("--default", argument()));
        }
        if (dice.onceIn(6)) {
            words.addAll(List.of("--puppet", dice.of(List.of("7", "8", "6"))));
        }
        words.add(dice.onceIn(8) ? argument() : dice.of(KEYS));
        return invocation(format, Map.of(), Optional.empty(), words);
    }

    /** A command line with a word that nobody means. */
    private Runner.Invocation hostile() {
        return switch (dice.below(12)) {
            case 0 -> text("rule", argument());
            case 1 -> text("rule");
            case 2 -> invocation(Format.JSON, Map.of(), Optional.empty(), List.of("schema"));
            case 3 -> invocation(Format.JSON, Map.of(), Optional.empty(), List.of("schema", "hiera"));
            case 4 -> text("man");
            case 5 -> text(argument());
            case 6 -> text(argument(), argument(), argument());
            case 7 -> text("check", "-C", argument());
            case 8 -> onSite(Format.TEXT, "check", "--templates", argument());
            case 9 -> onSite(Format.TEXT, "plan", dice.of(List.of("--git", "--against", "--root", "--host")), argument());
            case 10 -> text("lookup", "--facts", argument(), "--trusted", argument(), "-C", site().toString(), "x");
            default -> onSite(Format.TEXT, "check", dice.of(List.of("--output", "--fail-on", "--baseline", "--color")), argument());
        };
    }

    private String host() {
        return dice.onceIn(10) ? argument() : base.host();
    }

    private String address() {
        return switch (dice.below(5)) {
            case 0 -> argument();
            case 1 -> dice.of(List.of("postmaster", "abuse", "press", "alice", "dave", "erin", "root"));
            case 2 -> argument() + "@" + base.primary();
            case 3 -> "alice@" + argument();
            default -> dice.of(List.of("alice", "bob", "nobody", "alice+x")) + "@" + base.primary();
        };
    }

    private String place() {
        if (dice.onceIn(6)) {
            return argument();
        }
        String file = dice.of(List.of(
                "zones/" + base.primary(),
                "hosts/" + base.host() + "/etc/postfix/main.cf",
                "hosts/" + base.host() + "/etc/postfix/maps/alias",
                "hosts/" + base.host() + "/etc/dovecot/private/mail-passwords",
                "hosts/" + base.host() + "/etc/postsrsd.secret",
                "hosts/" + base.host() + "/etc/rspamd/dkim/garlic.example.2026.key",
                "certificates/domains.txt"));
        return file + ":" + (1 + dice.below(12));
    }

    /** No process gets a NUL in a word of its command line, nor half a character. */
    private String argument() {
        String text = HostileText.any(dice);
        return text.chars().anyMatch(c -> c == 0 || Character.isSurrogate((char) c)) ? "x" : text;
    }

    private static String[] words(String... words) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            // An option without its value goes.
            if (words[i].equals("--from") && words[i + 1].isEmpty()) {
                i++;
            } else if (!words[i].isEmpty()) {
                given.add(words[i]);
            }
        }
        return given.toArray(String[]::new);
    }

    private Runner.Invocation text(String... words) {
        return invocation(Format.TEXT, Map.of(), Optional.empty(), List.of(words));
    }

    private Runner.Invocation onSite(Format out, String... words) {
        return onSite(out, Map.of(), Optional.empty(), words);
    }

    private Runner.Invocation onSite(Format out, Map<Path, Format> outputs, Optional<Path> tree, String... words) {
        List<String> all = new ArrayList<>(List.of(words[0], "-C", site().toString(), "--as-of", DAY));
        all.addAll(List.of(words).subList(1, words.length));
        return invocation(out, outputs, tree, all);
    }

    private Runner.Invocation invocation(
            Format out, Map<Path, Format> outputs, Optional<Path> tree, List<String> words) {
        return new Runner.Invocation(mutations, List.copyOf(words), out, outputs, tree);
    }
}
