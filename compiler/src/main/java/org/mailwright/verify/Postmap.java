package org.mailwright.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;

/**
 * postmap(1) of every table that Postfix looks up in an index. Its exit status is 0 for a line that it drops, so every
 * word on standard error counts; and because it joins or cuts some lines in silence, keys from all over the text are
 * looked up in what it made.
 */
final class Postmap implements Checker {
    private static final int SAMPLE = 64;

    @Override
    public String name() {
        return "postmap";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.run().stream().anyMatch(action -> action.command().get(0).equals("postmap"));
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        String obstacle = Checker.super.obstacle(bench, file);
        if (!obstacle.isEmpty()) {
            return obstacle;
        }
        List<String> types = bench.ask("postconf", "-c", configuration(bench).toString(), "-m")
                .lines()
                .toList();
        return types.contains("lmdb") ? "" : "has no lmdb tables here";
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        String directory = configuration(bench).toString();
        String table = "lmdb:" + bench.copy(file);
        List<String> complaints = new ArrayList<>(
                bench.run(name(), List.of("-c", directory, table)).complaints());
        if (!complaints.isEmpty()) {
            return complaints;
        }
        Map<String, String> sample = sample(bench.copy(file));
        Path keys = bench.fresh("keys", "keys");
        Files.write(keys, sample.keySet(), StandardCharsets.UTF_8);
        Program.Said said = bench.run(name(), Optional.of(keys), List.of("-c", directory, "-q", "-", table));
        complaints.addAll(said.err().lines().toList());
        Map<String, String> found = new TreeMap<>();
        said.out().lines().forEach(line -> put(found, line, '\t'));
        sample.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                complaints.add("the text says \"" + key + " " + value + "\", the index "
                        + Optional.ofNullable(found.get(key))
                                .map(other -> "\"" + key + " " + other + "\"")
                                .orElse("has no " + key));
            }
        });
        return complaints;
    }

    /** Postfix's tools want a main.cf; that of the host may be of another release. */
    static Path configuration(Workbench bench) throws IOException {
        Path mainCf = bench.fresh("empty", "main.cf");
        if (!Files.exists(mainCf)) {
            Files.writeString(mainCf, "compatibility_level = 3.6\n", StandardCharsets.UTF_8);
        }
        return bench.directory("empty", "");
    }

    /** Some entries from the beginning to the end of a table. */
    private static Map<String, String> sample(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        int step = 1;
        int number = 0;
        String last = "";
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                last = line;
                if (number++ % step != 0) {
                    continue;
                }
                lines.add(line);
                if (lines.size() == 2 * SAMPLE) {
                    step *= 2;
                    List<String> all = lines;
                    lines = new ArrayList<>();
                    for (int i = 0; i < all.size(); i += 2) {
                        lines.add(all.get(i));
                    }
                }
            }
        }
        lines.add(last);
        Map<String, String> entries = new TreeMap<>();
        lines.forEach(line -> put(entries, line, ' '));
        return entries;
    }

    private static void put(Map<String, String> entries, String line, char separator) {
        int end = line.indexOf(separator);
        if (end >= 0) {
            entries.put(line.substring(0, end), line.substring(end + 1));
        }
    }
}
