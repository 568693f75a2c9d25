package org.mailwright.source.site;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Value;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.source.address.Fault;
import org.mailwright.source.address.LookAlikes;

/** Reads values of a shape that was checked before: what is missing or of another kind is absent, once reported. */
final class Reading {
    private final FileTree files;
    private final Path base;
    private final List<Diagnostic> findings = new ArrayList<>();

    Reading(FileTree files, Path base) {
        this.files = files;
        this.base = base;
    }

    FileTree files() {
        return files;
    }

    /** The directory of mailwright.yaml. */
    Path base() {
        return base;
    }

    List<Diagnostic> findings() {
        return findings;
    }

    void report(Diagnostic finding) {
        findings.add(finding);
    }

    void error(Kind kind, Location at, String message, String remedy) {
        findings.add(Diagnostic.error(kind, at, message).advising(remedy));
    }

    static Optional<Value> get(Optional<Value> value, String key) {
        return value.flatMap(found -> found instanceof Value.Mapping mapping ? mapping.get(key) : Optional.empty());
    }

    static Optional<String> text(Optional<Value> value) {
        return value.flatMap(found -> found instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty());
    }

    static boolean isTrue(Optional<Value> value) {
        return value.filter(found -> found instanceof Value.Truth truth && truth.truth())
                .isPresent();
    }

    /** A number from 0; the preset in place of one that is no such number, which is a finding of the key's shape. */
    static int whole(Optional<Value> value, int preset) {
        return whole(value, preset, Integer.MAX_VALUE);
    }

    /** A number from 0 to the most that its place has room for. */
    static int whole(Optional<Value> value, int preset, int most) {
        return value.filter(Value.Whole.class::isInstance)
                .map(found -> ((Value.Whole) found).number())
                .filter(number -> number.signum() >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0)
                .map(BigInteger::intValue)
                .orElse(preset);
    }

    /** The items of a list, or the one value. */
    static List<Value> items(Optional<Value> value) {
        if (value.isEmpty()) {
            return List.of();
        }
        return value.get() instanceof Value.Sequence list ? list.items() : List.of(value.get());
    }

    static List<Value.Mapping.Entry> entries(Optional<Value> value) {
        return value.isPresent() && value.get() instanceof Value.Mapping mapping ? mapping.entries() : List.of();
    }

    /** A text held to a syntax; one that is not of it is an error. */
    <T> Optional<T> parsed(Value value, Syntax<T> syntax) {
        if (!(value instanceof Value.Text text)) {
            return Optional.empty();
        }
        Parsed<T> parsed = hasControls(text.text())
                ? Parsed.not("it has a control character")
                : syntax.parse().apply(text.text());
        if (parsed.value().isEmpty()) {
            refuse(text, syntax, parsed.reason());
            // It is an error, so that nothing is written: the rest is judged as if it were mended.
            return LookAlikes.meant(text.text())
                    .filter(meant -> !text.secret())
                    .flatMap(meant -> syntax.parse().apply(meant).value());
        }
        return parsed.value();
    }

    /** One finding of the nearest kind; of a secret only its kind is shown. */
    private void refuse(Value.Text text, Syntax<?> syntax, String reason) {
        if (text.secret()) {
            error(syntax.kind(), text.location(), syntax.what() + " (secret) is refused", syntax.remedy());
            return;
        }
        Fault fault = syntax.fault(text.text(), reason);
        error(
                fault.kind(),
                text.location(),
                syntax.what() + " \"" + text.text() + "\" is refused: " + fault.reason(),
                fault.remedy());
    }

    <T> Optional<T> parsed(Optional<Value> value, Syntax<T> syntax) {
        return value.flatMap(found -> parsed(found, syntax));
    }

    /** Every item of a list that has the syntax. */
    <T> List<T> all(Optional<Value> value, Syntax<T> syntax) {
        return items(value).stream()
                .flatMap(item -> parsed(item, syntax).stream())
                .toList();
    }

    Optional<DomainName> domain(Optional<Value> value) {
        return parsed(value, Syntax.DOMAIN);
    }

    Optional<Address> address(Value value, DomainName home) {
        return parsed(value, Syntax.address(home));
    }

    /** An address with its domain: nothing says in which one a bare name would be. */
    Optional<Address> fullAddress(Value value) {
        return parsed(value, Syntax.FULL_ADDRESS);
    }

    /** A declared file's path, relative to mailwright.yaml. */
    Optional<Path> path(Optional<Value> value) {
        return parsed(
                value,
                new Syntax<>(SiteKinds.INPUT_PATH, "the path", this::resolved, "write a path below mailwright.yaml"));
    }

    /** True for a file of the control repository. */
    boolean isBelow(Path file) {
        return file.startsWith(base);
    }

    private Parsed<Path> resolved(String text) {
        try {
            return text.isEmpty()
                    ? Parsed.not("it is empty")
                    : Parsed.of(base.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Parsed.not("it is not a path");
        }
    }

    /** A declared file's bytes; a file that is not there is an error at its declaration. */
    Optional<byte[]> file(Optional<Value> value) throws IOException {
        Optional<Path> path = existing(value, SiteKinds.INPUT_MISSING);
        return path.isPresent() ? files.read(path.get()) : Optional.empty();
    }

    /** A declared source's path; one that is not there means that the input is not whole. */
    Optional<Path> source(Optional<Value> value) throws IOException {
        return existing(value, SiteKinds.PARTIAL_INPUT);
    }

    /** The path of a file that is there; else there is a finding of that rule. */
    Optional<Path> existing(Optional<Value> value, Kind kind) throws IOException {
        Optional<Path> path = path(value);
        if (path.isPresent() && !files.exists(path.get())) {
            missing(kind, value.orElseThrow(), path.get());
            return Optional.empty();
        }
        if (path.isPresent() && files.isDirectory(path.get())) {
            error(
                    SiteKinds.PARTIAL_INPUT,
                    value.orElseThrow().location(),
                    text(value).orElse("") + " is a directory, not a file",
                    "name a file in it");
            return Optional.empty();
        }
        return path;
    }

    /** A file beside it whose name is near is probably meant. */
    private void missing(Kind kind, Value value, Path path) throws IOException {
        String text = text(Optional.of(value)).orElse("");
        Optional<String> meant = LookAlikes.meant(text);
        Path directory = path.resolveSibling("");
        Optional<String> near = files.isDirectory(directory)
                ? DidYouMean.of(String.valueOf(path.getFileName()), files.list(directory))
                : Optional.empty();
        String folder = text.substring(0, text.lastIndexOf('/') + 1);
        error(
                kind,
                value.location(),
                "there is no file " + text,
                meant.map(plain -> "write " + plain + " with the quotes and the hyphen of the keyboard")
                        .or(() -> near.map(name -> "did you mean \"" + folder + name + "\"?"))
                        .orElse("put it there or correct the path"));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 127 || c == 0x85 || c == 0x2028 || c == 0x2029);
    }
}
