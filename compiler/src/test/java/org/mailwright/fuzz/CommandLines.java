package org.mailwright.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.daemon.Daemon;
import org.mailwright.fault.MailRoot;

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

    /** Without root no owner can be given to a file. */
    private static final boolean MAY_APPLY = "root".equals(System.getProperty("user.name"));

    private final Dice dice;
    private final Corpus.Base base;
    private final List<Mutation> mutations;
    private final Path scratch;
    private final Path before;
    private final Canaries canaries;

    /** @param before the tree of the site as it was */
    CommandLines(Dice dice, Corpus.Base base, List<Mutation> mutations, Path scratch, Path before, Canaries canaries) {
        this.canaries = canaries;
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

    /** A tree in which files were changed since it was compiled. */
    private Path damaged() throws IOException {
        Path damaged = scratch.resolve("damaged");
        if (Files.notExists(damaged)) {
            SiteFiles tree = SiteFiles.read(before);
            for (int i = 0; i <= dice.below(2) && !tree.paths().isEmpty(); i++) {
                tree = dice.of(Mutator.ofAnyFile(canaries)).mutate(tree, dice);
            }
            tree.write(damaged);
        }
        return damaged;
    }

    private Path root() throws IOException {
        return Files.createDirectories(scratch.resolve("root/etc")).resolveSibling("");
    }

    /** Makes the site a work tree of git, whose commit is the site as it was. */
    private String[] git() throws IOException {
        if (Files.notExists(site().resolve(".git"))) {
            Path work = scratch.resolve("git");
            base.files().write(work);
            for (String words : List.of(
                    "init --quiet",
                    "add --all",
                    "-c user.name=x -c user.email=x@mail.example commit --quiet --message x")) {
                List<String> all = new ArrayList<>(List.of("-C", work.toString()));
                all.addAll(List.of(words.split(" ")));
                Daemon.require("git").run(all);
            }
            Files.move(work.resolve(".git"), site().resolve(".git"));
        }
        return new String[] {"--git", "HEAD"};
    }

    /** Draws them, and makes what they need. */
    List<Runner.Invocation> all() throws IOException {
        List<Runner.Invocation> all = new ArrayList<>();
        // Each of the two is the larger part of the time: mostly one of them, and both where the draw is 0.
        int draw = dice.below(5);
        if (draw < 3) {
            all.add(check());
        }
        if (draw == 0 || draw > 2) {
            all.add(onSite(Format.TEXT, Map.of(), Optional.of(tree()), "compile", "-o", tree().toString()));
        }
        for (int i = dice.below(2); i < 2; i++) {
            all.add(another());
        }
        return all;
    }

    private Runner.Invocation another() throws IOException {
        return switch (dice.below(20)) {
            case 0 -> onSite(Format.JSON, "check", "--flows", "--output", "json", "--quiet");
            case 1 -> onSite(Format.TEXT, "check", "--flows", "--fail-on", "warning");
            case 2 -> dice.onceIn(3) ? plan(git()) : baseline();
            case 3 -> plan("--against", before.toString());
            case 4 -> plan("--against", damaged().toString());
            case 5 -> plan("--root", root().toString());
            case 6 -> MAY_APPLY && dice.onceIn(3) ? reallyApply() : apply("--noop");
            case 7 ->
                text(
                        "apply",
                        "--from",
                        dice.of(List.of(tree(), damaged(), damaged(), scratch)).toString(),
                        "--host",
                        host(),
                        "--root",
                        root().toString(),
                        "--noop");
            case 8, 9, 10 ->
                onSite(Format.TEXT, words("trace", "", address(), "--from", dice.onceIn(2) ? address() : ""));
            case 11, 12 -> onSite(Format.TEXT, "why", place());
            case 13 -> lookup(Format.YAML, "--render-as", "yaml");
            case 14 -> lookup(Format.JSON, "--render-as", "json");
            case 15 -> lookup(Format.RAW, "--render-as", "s");
            case 16, 17 -> lookup(Format.TEXT, dice.onceIn(4) ? "--explain-options" : "--explain");
            case 18 ->
                onSite(
                        Format.TEXT,
                        Map.of(),
                        Optional.of(tree()),
                        "compile",
                        "--host",
                        host(),
                        "-o",
                        tree().toString());
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

    private Runner.Invocation plan(String... against) throws IOException {
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

    private Runner.Invocation apply(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("apply", "--host", host(), "--detailed-exitcodes"));
        words.addAll(List.of("--root", root().toString()));
        words.addAll(List.of(more));
        if (dice.onceIn(3)) {
            words.addAll(List.of("--force", dice.onceIn(2) ? argument() : "because"));
        }
        return onSite(Format.TEXT, words.toArray(String[]::new));
    }

    /** Onto a host whose programs only note that they ran. */
    private Runner.Invocation reallyApply() throws IOException {
        MailRoot.at(root());
        return apply();
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
            words.addAll(
                    List.of("--type", dice.onceIn(2) ? argument() : "Hash[String, Variant[String, Array[String]]]"));
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
            case 9 ->
                onSite(Format.TEXT, "plan", dice.of(List.of("--git", "--against", "--root", "--host")), argument());
            case 10 -> text("lookup", "--facts", argument(), "--trusted", argument(), "-C", site().toString(), "x");
            default ->
                onSite(
                        Format.TEXT,
                        "check",
                        dice.of(List.of("--output", "--fail-on", "--baseline", "--color")),
                        argument());
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
