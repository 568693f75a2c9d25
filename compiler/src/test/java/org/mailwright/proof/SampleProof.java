package org.mailwright.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailwright.Compiler;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.route.Routes;
import org.mailwright.source.file.DiskTree;

/** A compiled sample, and the proof of what a fault makes of its files. */
record SampleProof(Routes routes, Files plan) {

    /** A line of a file and the inputs it comes from. */
    record Line(String text, List<Location> causes) {}

    static Compiler.Compilation compiled(Path site) throws IOException {
        return new Compiler(
                        new DiskTree(Path.of("")),
                        site.toAbsolutePath().resolve("mailwright.yaml"),
                        LocalDate.parse("2026-11-15"),
                        Optional.empty())
                .compile();
    }

    static SampleProof onion() throws IOException {
        Compiler.Result result =
                compiled(Path.of("hiera-samples/onion")).result().orElseThrow();
        return new SampleProof(result.routes(), result.files());
    }

    List<Diagnostic> findings() {
        return Proof.of(routes, plan);
    }

    /** The same with another text of one file; fails where the edit changes nothing. */
    SampleProof with(String path, UnaryOperator<List<Line>> edit) throws IOException {
        List<Artefact> artefacts = new ArrayList<>(plan.artefacts());
        for (int i = 0; i < artefacts.size(); i++) {
            Artefact old = artefacts.get(i);
            if (old.path().equals(path)) {
                List<Line> lines = new ArrayList<>();
                old.body().write((text, causes) -> lines.add(new Line(text, causes)));
                List<Line> edited = edit.apply(List.copyOf(lines));
                if (edited.equals(lines)) {
                    throw new AssertionError("nothing is changed in " + path);
                }
                artefacts.set(i, new Artefact(old.place(), old.form(), old.rights(), old.run(), out -> {
                    for (Line line : edited) {
                        out.line(line.text(), line.causes());
                    }
                }));
                return new SampleProof(routes, new Files(artefacts));
            }
        }
        throw new AssertionError("there is no " + path);
    }

    /** Without the lines that begin so. */
    static UnaryOperator<List<Line>> without(String start) {
        return lines ->
                lines.stream().filter(line -> !line.text().startsWith(start)).toList();
    }

    /** With a line more, right after the one that begins so. */
    static UnaryOperator<List<Line>> after(String start, String text) {
        return lines -> {
            List<Line> edited = new ArrayList<>();
            for (Line line : lines) {
                edited.add(line);
                if (line.text().startsWith(start)) {
                    edited.add(new Line(text, line.causes()));
                }
            }
            return edited;
        };
    }

    /** With one text for another in the lines that begin so. */
    static UnaryOperator<List<Line>> replacing(String start, String old, String text) {
        return lines -> lines.stream()
                .map(line ->
                        line.text().startsWith(start) ? new Line(line.text().replace(old, text), line.causes()) : line)
                .toList();
    }

    /** With the values of two entries exchanged. */
    static UnaryOperator<List<Line>> swapping(String first, String second) {
        return lines -> {
            String one = value(lines, first);
            String other = value(lines, second);
            return replacing(first + " ", one, other)
                    .apply(replacing(second + " ", other, one).apply(lines));
        };
    }

    private static String value(List<Line> lines, String key) {
        return lines.stream()
                .map(Line::text)
                .filter(text -> text.startsWith(key + " "))
                .map(text -> text.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** The line of a file that begins so, counted from 1. */
    int line(String path, String start) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Artefact artefact : plan.artefacts()) {
            if (artefact.path().equals(path)) {
                artefact.body().write((text, causes) -> lines.add(text));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line of " + path + " begins with " + start);
    }
}
