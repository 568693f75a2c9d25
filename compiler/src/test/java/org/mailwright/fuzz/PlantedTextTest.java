package org.mailwright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;

/**
 * Secrets, and characters that move a cursor, in any field of any input and in any word of the command line: the secrets
 * are in no output, and every output is what its readers read. {@code -Dplanted.sites=5000} has more of them.
 */
class PlantedTextTest {
    private static final int SITES = Integer.getInteger("planted.sites", 12);
    private static final String MARK = "Zq9PlantedHashZq9PlantedHash";

    private static final List<String> SECRETS = List.of(
            "{SSHA}" + MARK + "+/AAAAAAAAAA==",
            "{SSHA512}" + MARK + "AAAA/+BBBBBBBBBBBBBBBBBBBBBBBBBBBB=",
            "{CRYPT}$6$rounds=5000$saltsalt$" + MARK + "./AAAAAAAAAAAAAAAAAAAAAAAAA",
            "$6$saltsalt$" + MARK + "./AAAAAAAAAAAAAAAAAAAAAAAAA",
            "$5$saltsalt$" + MARK + "./AAAAAAAAAA",
            "$1$saltsalt$" + MARK,
            "$2y$05$" + MARK + "./AAAAAAAAAAAAAAAAAA",
            "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$" + MARK + "./AAAAAAA",
            "$7$CU..../....saltsaltsalt$" + MARK + "./AAAAAAA",
            "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$" + MARK + "+/AAAAAAA",
            "{BLF-CRYPT}$2y$05$" + MARK + "./AAAAAAAAAAAAAAAAAA",
            "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$" + MARK,
            "{PBKDF2}$1$saltsaltsaltsalt$5000$" + MARK,
            "{PBKDF2-SHA256}10000$c2FsdHNhbHQ$" + MARK,
            "{SCRAM-SHA-256}4096,c2FsdA==," + MARK + "=," + MARK + "=",
            "{PLAIN}" + MARK,
            "DEC(1)::PKCS7[" + MARK + "]!",
            "DEC::PKCS7[" + MARK + "]!",
            "DEC(12)::GPG[" + MARK + "]!",
            "https://admin:" + MARK + "@db.onion.example/x",
            "https://db.onion.example/x?token=" + MARK,
            "-----BEGIN PRIVATE KEY-----\n" + MARK + "AAAA\n" + MARK + "BBBB\n-----END PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-128-CBC,00\r\n\r\n" + MARK
                    + "AAAA\r\n-----END RSA PRIVATE KEY-----\r\n",
            "\ufeff-----BEGIN OPENSSH PRIVATE KEY-----\n" + MARK + "\n-----END OPENSSH PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----" + MARK + "-----END ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----\n" + MARK);

    private static final List<String> HOSTILE = List.of(
            "a\u001b[31mb",
            "\u001b]0;t\u0007",
            "a\u007fb",
            "a\u009b31mb",
            "a\u0085b",
            "a\u2028b",
            "a\u2029b",
            "\ufeffa",
            "a\ufeffb",
            "a\u202eb",
            "a\u2066b",
            "a\u200bb",
            "a\u00adb",
            "a\tb",
            "a\rb",
            "a\nb",
            "::error::x",
            "a%0A::error::x",
            "a\n::error file=x::y",
            "]]>",
            "a\ufffeb",
            "a\ufffdb",
            "\ud83e\uddc5",
            "a\u0000b");

    private static void judge(String what, Map<String, Map.Entry<Format, String>> outputs, List<String> faults) {
        outputs.forEach((name, output) -> {
            String text = output.getValue();
            String low = text.toLowerCase(Locale.ROOT);
            PlantedText.forms(MARK).stream()
                    .filter(low::contains)
                    .findFirst()
                    .ifPresent(form -> text.lines()
                            .filter(line -> line.toLowerCase(Locale.ROOT).contains(form))
                            .limit(1)
                            .forEach(line -> faults.add("SECRET in " + name + " of " + what + ": "
                                    + TextDifference.ascii(line.length() > 600 ? line.substring(0, 600) : line))));
            if (!text.isEmpty()) {
                output.getKey()
                        .complaint(text)
                        .ifPresent(bad ->
                                faults.add("FORMAT in " + name + " of " + what + ": " + TextDifference.ascii(bad)));
            }
            Characters.unprintable(text)
                    .ifPresent(bad -> faults.add("CHARACTER in " + name + " of " + what + ": " + bad));
        });
    }

    private static void run(
            String what, Format format, Map<Path, Format> files, List<String> words, List<String> faults)
            throws IOException {
        Run run = Run.of(words.toArray(String[]::new));
        Map<String, Map.Entry<Format, String>> outputs = new LinkedHashMap<>();
        outputs.put("stdout " + words, Map.entry(run.out().isEmpty() ? Format.TEXT : format, run.out()));
        outputs.put("stderr " + words, Map.entry(Format.TEXT, run.err()));
        for (var file : files.entrySet()) {
            if (Files.exists(file.getKey())) {
                outputs.put(
                        file.getKey().getFileName().toString(),
                        Map.entry(file.getValue(), Files.readString(file.getKey())));
            }
        }
        if (run.status() == 70) {
            faults.add("DEFECT " + what + words + run.err());
        }
        judge(what, outputs, faults);
    }

    private static void everyCommand(
            String what, Path site, Path scratch, Path before, Corpus.Base base, Dice dice, List<String> faults)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("check", "-C", site.toString(), "--as-of", "2026-11-15"));
        Map<Path, Format> files = new LinkedHashMap<>();
        for (Format format : Format.ofFindings()) {
            Path file = scratch.resolve("report." + format.option());
            files.put(file, format);
            words.addAll(List.of("--output", format.option() + ":" + file));
        }
        words.addAll(List.of("--output", "text", "--max-per-rule", "0"));
        run(what, Format.TEXT, files, words, faults);
        List<String> on = List.of("-C", site.toString(), "--as-of", "2026-11-15");
        switch (dice.below(6)) {
            case 0 -> {
                Map<Path, Format> plans =
                        Map.of(scratch.resolve("plan.json"), Format.JSON, scratch.resolve("plan.md"), Format.MARKDOWN);
                run(
                        what,
                        Format.TEXT,
                        plans,
                        join(
                                List.of("plan"),
                                on,
                                List.of(
                                        "--against",
                                        before.toString(),
                                        "--output",
                                        "json:" + scratch.resolve("plan.json"),
                                        "--output",
                                        "markdown:" + scratch.resolve("plan.md"),
                                        "--output",
                                        "text")),
                        faults);
            }
            case 1 ->
                run(
                        what,
                        Format.TEXT,
                        Map.of(),
                        join(
                                List.of("trace"),
                                on,
                                List.of(dice.of(List.of("alice", "press", "postmaster", "hostmaster")))),
                        faults);
            case 2 ->
                run(
                        what,
                        Format.TEXT,
                        Map.of(),
                        join(
                                List.of("why"),
                                on,
                                List.of(dice.of(List.of(
                                                "zones/" + base.primary(),
                                                "hosts/" + base.host() + "/etc/postfix/main.cf",
                                                "hosts/" + base.host() + "/etc/postfix/maps/alias",
                                                "hosts/" + base.host() + "/etc/dovecot/private/mail-passwords"))
                                        + ":" + (1 + dice.below(9)))),
                        faults);
            case 3 -> lookups(what, site, base, dice, faults);
            case 4 ->
                run(
                        what,
                        Format.TEXT,
                        Map.of(),
                        join(
                                List.of("compile"),
                                on,
                                List.of("-o", scratch.resolve("out").toString())),
                        faults);
            default -> run(what, Format.TEXT, Map.of(), join(List.of("check"), on, List.of("--flows")), faults);
        }
    }

    private static void lookups(String what, Path site, Corpus.Base base, Dice dice, List<String> faults)
            throws IOException {
        for (String how : List.of("--explain", "--render-as=yaml", "--render-as=json", "--render-as=s")) {
            Format format = how.endsWith("yaml") ? Format.YAML : how.endsWith("json") ? Format.JSON : Format.TEXT;
            for (String key :
                    List.of("mailwright::aliases", "mailwright::domains", "lookup_options", "mailwright::dkim_keys")) {
                run(
                        what,
                        format,
                        Map.of(),
                        List.of("lookup", "-C", site.toString(), how, "--node", base.host(), key),
                        faults);
            }
        }
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static List<String> planted(List<String> texts, Path scratch, long salt) throws IOException {
        Corpus.Base base = new Corpus().byName("everything");
        Path original = scratch.resolve("original");
        base.files().write(original);
        Path before = scratch.resolve("before");
        Run.of("compile", "-C", original.toString(), "--as-of", "2026-11-15", "-o", before.toString());
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            Dice dice = new Dice(i + salt);
            String text = texts.get(i % texts.size());
            SiteFiles site = PlantedText.in(base.files(), text, dice);
            Path place = scratch.resolve("s" + i);
            site.write(place.resolve("site"));
            everyCommand(
                    i + ": " + TextDifference.ascii(text) + "\n" + TextDifference.ascii(site.difference(base.files())),
                    place.resolve("site"),
                    place,
                    before,
                    base,
                    dice,
                    faults);
        }
        return faults;
    }

    @Test
    void a_secret_in_any_field_of_any_input_is_in_no_output(@TempDir Path scratch) throws IOException {
        assertThat(planted(SECRETS, scratch, 7)).isEmpty();
    }

    @Test
    void a_hostile_character_in_any_field_of_any_input_leaves_every_output_as_it_must_be(@TempDir Path scratch)
            throws IOException {
        assertThat(planted(HOSTILE, scratch, 100_007)).isEmpty();
    }

    /** Names of directories are on every line of a report; no directory has a NUL, a slash or half a character in its name. */
    @Test
    void a_hostile_name_of_a_directory_leaves_every_output_as_it_must_be(@TempDir Path scratch) throws IOException {
        Corpus.Base base = new Corpus().byName("small");
        Path before = scratch.resolve("before");
        // Reports for programs name files from the root of the repository.
        Files.createDirectories(scratch.resolve(".git"));
        List<String> faults = new ArrayList<>();
        int salt = 0;
        for (String text : join(SECRETS, HOSTILE)) {
            if (salt++ % 3 > 0 && SITES < 100 || text.matches("(?s).*[/\\x00\\ud800-\\udfff].*")) {
                continue;
            }
            Path place = scratch.resolve(salt + text).resolve(text);
            // Something to find.
            base.files().plus("data/page.yaml", "mailwright::alias: {}").write(place);
            everyCommand("directory " + TextDifference.ascii(text), place, place, before, base, new Dice(salt), faults);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void neither_is_in_any_answer_to_a_word_of_the_command_line(@TempDir Path scratch) throws IOException {
        Corpus.Base base = new Corpus().byName("everything");
        Path site = scratch.resolve("site");
        base.files().write(site);
        List<String> faults = new ArrayList<>();
        int turn = 0;
        for (String text : join(
                SECRETS, HOSTILE.stream().filter(text -> !text.contains("\0")).toList())) {
            List<List<String>> all = List.of(
                    List.of(text),
                    List.of("check", text),
                    List.of("check", "--" + text),
                    List.of("check", "-C", text),
                    List.of("check", "-C", site.toString(), "--output", text),
                    List.of("check", "-C", site.toString(), "--fail-on", text),
                    List.of("check", "-C", site.toString(), "--as-of", text),
                    List.of("check", "-C", site.toString(), "--baseline", text),
                    List.of("check", "-C", site.toString(), "--max-per-rule", text),
                    List.of("rule", text),
                    List.of("lookup", "-C", site.toString(), text),
                    List.of("lookup", "-C", site.toString(), "--explain", text),
                    List.of("lookup", "-C", site.toString(), "--default", text, "x"),
                    List.of("lookup", "-C", site.toString(), "--node", text, "mailwright::aliases"),
                    List.of("lookup", "-C", site.toString(), "--type", text, "mailwright::aliases"),
                    List.of("trace", "-C", site.toString(), text),
                    List.of("trace", "-C", site.toString(), "alice", "--from", text),
                    List.of("why", "-C", site.toString(), text + ":1"),
                    List.of("why", "-C", site.toString(), "--host", text, "/etc/postfix/main.cf:1"),
                    List.of("plan", "-C", site.toString(), "--against", text),
                    List.of("plan", "-C", site.toString(), "--git", text),
                    List.of("plan", "-C", site.toString(), "--host", text, "--against", site.toString()),
                    List.of("apply", "-C", site.toString(), "--host", text),
                    List.of("apply", "--from", text, "--host", base.host(), "--root", scratch.toString(), "--noop"),
                    List.of("apply", "--host", base.host(), "--root", scratch.toString() + "/" + text, "--noop"));
            for (int i = 0; i < Math.min(all.size(), Math.max(2, SITES / 4)); i++) {
                List<String> words = all.get(turn++ % all.size());
                try {
                    run("argument " + TextDifference.ascii(text), Format.TEXT, Map.of(), words, faults);
                } catch (java.nio.file.InvalidPathException e) {
                    faults.add("DEFECT " + words + e);
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
