package org.mailwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mistake in a site without findings, and what the program says of it. As a text:
 *
 * <pre>
 * ## a typo in a key at the top
 * @ data/common.yaml
 * - mailwright::domains:
 * + mailwright::domain:
 * $ check
 * = 1
 * data/common.yaml:1:1: error: there is no key mailwright::domain [hiera-unknown-key]
 * </pre>
 *
 * {@code -} is replaced once by the {@code +} lines that follow, which without one are the end of the file, or all of it
 * after {@code !}. {@code x} removes the file, {@code /} makes a directory of it. {@code $} is the command line, where SITE
 * and OUT stand for directories. A tab, an end of a line and other characters that a reader would not see are escaped.
 *
 * @param script the lines from the title to the status
 * @param said what is printed, without the line that counts the findings
 */
record Mistake(List<String> script, int status, List<String> said) {
    private static final Path SAMPLE = Path.of("hiera-samples/minimal");

    static List<Mistake> all(Path file) throws IOException {
        List<Mistake> found = new ArrayList<>();
        List<String> script = new ArrayList<>();
        List<String> said = new ArrayList<>();
        int status = -1;
        for (String line : Stream.concat(Files.readAllLines(file).stream(), Stream.of("## "))
                .toList()) {
            if (line.startsWith("## ")) {
                if (!script.isEmpty()) {
                    found.add(new Mistake(List.copyOf(script), status, List.copyOf(said)));
                }
                script.clear();
                said.clear();
                status = -1;
                script.add(line);
            } else if (status < 0 && line.startsWith("= ")) {
                status = Integer.parseInt(line.substring(2));
            } else if (status < 0 && !line.isEmpty()) {
                script.add(line);
            } else if (!line.isEmpty()) {
                said.add(line);
            }
        }
        return found;
    }

    String title() {
        return script.get(0).substring(3);
    }

    /** The same mistake with what is said of it now. */
    Mistake run(Path scratch) throws IOException {
        Path site = scratch.resolve("site");
        lay(site);
        Path out = scratch.resolve("out");
        String command = script.stream()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .findFirst()
                .orElse("check -C SITE");
        Run run = Run.of(Stream.of(command.split(" "))
                .map(word -> word.replace("SITE", site.toString()).replace("OUT", out.toString()))
                .toArray(String[]::new));
        List<String> lines = (run.out() + run.err())
                .replace(out.toString(), "OUT")
                .replace(site.toString(), "SITE")
                .lines()
                .filter(line -> !line.isBlank() && !line.matches("[0-9]+ (error|warning|info|finding).*"))
                .toList();
        return new Mistake(script, run.status(), lines);
    }

    private void lay(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = site.resolve(SAMPLE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path file = site;
        Optional<String> old = Optional.empty();
        for (int i = 1; i < script.size(); i++) {
            String line = script.get(i);
            String rest = line.length() > 2 ? unescaped(line.substring(2)) : "";
            switch (line.charAt(0)) {
                case '@' -> file = site.resolve(rest);
                case 'x' -> Files.delete(file);
                case '/' -> {
                    Files.deleteIfExists(file);
                    Files.createDirectories(file);
                }
                case '!' -> {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, "");
                }
                case '-' -> old = Optional.of(rest);
                case '+' -> {
                    List<String> more = new ArrayList<>(List.of(rest));
                    while (i + 1 < script.size() && script.get(i + 1).startsWith("+")) {
                        i++;
                        more.add(unescaped(script.get(i)
                                .substring(Math.min(2, script.get(i).length()))));
                    }
                    replace(file, old, String.join("\n", more));
                    old = Optional.empty();
                }
                default -> {}
            }
        }
    }

    private static void replace(Path file, Optional<String> old, String by) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String latin = new String(by.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int at = old.map(text::indexOf).orElse(text.length());
        if (at < 0) {
            throw new IllegalStateException(file + " does not have " + old.orElseThrow());
        }
        String changed = text.substring(0, at)
                + latin
                + (old.isPresent() ? text.substring(at + old.get().length()) : "\n");
        Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder(line.translateEscapes());
        for (int at = text.indexOf("{U+"); at >= 0; at = text.indexOf("{U+")) {
            int end = text.indexOf("}", at);
            text.replace(at, end + 1, Character.toString(Integer.parseInt(text.substring(at + 3, end), 16)));
        }
        return text.toString();
    }

    /** As it is in the file. */
    String text() {
        List<String> lines = new ArrayList<>(script);
        lines.add("= " + status);
        lines.addAll(said);
        return String.join("\n", lines) + "\n";
    }
}
