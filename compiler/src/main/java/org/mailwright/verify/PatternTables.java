package org.mailwright.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.artefact.Artefact;

/**
 * The tables that Postfix reads as text, regexp_table(5) and cidr_table(5): a look-up reads all rules, and skips a broken
 * one with a warning. The type is the one that main.cf and master.cf open the table with.
 */
final class PatternTables implements Checker {
    @Override
    public String name() {
        return "postmap -q";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.place().path().startsWith("/etc/postfix/maps/") && !new Postmap().reads(file);
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        return Program.find("postmap").isPresent() ? "" : "is not installed";
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        Path copy = bench.copy(file);
        List<String> complaints = new ArrayList<>();
        for (String type : types(copy)) {
            List<String> look =
                    List.of("-c", Postmap.configuration(bench).toString(), "-q", "nobody", type + ":" + copy);
            complaints.addAll(bench.run("postmap", look).err().lines().toList());
        }
        return complaints;
    }

    private static List<String> types(Path table) throws IOException {
        TreeSet<String> types = new TreeSet<>();
        Pattern reference = Pattern.compile("\\b(regexp|cidr):" + Pattern.quote(table.toString()) + "(?![\\w./-])");
        Path configuration = table.resolveSibling("..").normalize();
        for (String name : List.of("main.cf", "master.cf")) {
            Path file = configuration.resolve(name);
            if (Files.exists(file)) {
                Matcher found = reference.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (found.find()) {
                    types.add(found.group(1));
                }
            }
        }
        return List.copyOf(types);
    }
}
