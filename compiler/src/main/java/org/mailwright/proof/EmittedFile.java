package org.mailwright.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;

/** An emitted file as a daemon sees it: lines of text, read as often as wanted. */
public record EmittedFile(Artefact artefact) {

    /** Takes the lines of a file, counted from 1. */
    @FunctionalInterface
    public interface Reader {
        void line(int number, String text);
    }

    /** The path in the tree, e.g. {@code hosts/mx-01.onion.example/etc/postfix/maps/alias}. */
    public String path() {
        return artefact.path();
    }

    /** Reads the file from its first line to its last. */
    public void read(Reader reader) {
        Counter counter = new Counter();
        write((text, causes) -> reader.line(++counter.number, text));
    }

    /** Every line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        read((number, text) -> lines.add(text));
        return lines;
    }

    /** The inputs that a line comes from; the file is made once more, so only what is wrong is asked for. */
    public List<Location> causes(int line) {
        Counter counter = new Counter();
        List<Location> found = new ArrayList<>();
        write((text, causes) -> {
            if (++counter.number == line) {
                found.addAll(causes);
            }
        });
        return found;
    }

    /** A line of it as a place; 0 for the file as a whole. */
    public Location at(int line) {
        return line > 0 ? Location.file(path(), line, 0) : Location.file(path());
    }

    /** The first line that holds the text, 0 for none. */
    public int lineOf(String part) {
        List<String> lines = lines();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                        .filter(i -> lines.get(i).contains(part))
                        .findFirst()
                        .orElse(-1)
                + 1;
    }

    private void write(org.mailwright.artefact.Lines lines) {
        try {
            artefact.body().write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counter {
        private int number;
    }
}
