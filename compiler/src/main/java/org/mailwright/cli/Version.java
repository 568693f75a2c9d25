package org.mailwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the program: the build writes that of pom.xml into a resource, which is read when it is asked for. */
final class Version implements IVersionProvider {
    /** The number alone, e.g. {@code 0.1.0}. */
    static String number() {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code --version} prints, e.g. {@code mailwright 0.1.0}. */
    static String line() {
        return "mailwright " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
