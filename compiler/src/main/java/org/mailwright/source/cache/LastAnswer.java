package org.mailwright.source.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.mailwright.source.file.InputFile;

/**
 * The last whole answer of one question to one source: a file of mode 0600 in a directory of mode 0700. Its time of
 * change is when it was answered.
 */
public final class LastAnswer {
    private final PrivateDirectory directory;
    private final Path file;
    private final Duration longest;
    private final InstantSource clock;

    /**
     * An answer that is kept.
     *
     * @param directory is made where it is missing; its parent is not
     * @param name of the file; another question has another one
     * @param longest how old it may be
     */
    public LastAnswer(Path directory, String name, Duration longest, InstantSource clock) {
        this.directory = new PrivateDirectory(directory);
        this.file = this.directory.file(name);
        this.longest = longest;
        this.clock = clock;
    }

    /** An answer that is being written beside the last one; it takes its place when it is whole. */
    public final class Draft implements AutoCloseable {
        private final Path fresh;
        private final FileChannel channel;
        private final PrintStream out;

        private Draft(Path fresh, FileChannel channel) {
            this.fresh = fresh;
            this.channel = channel;
            this.out = new PrintStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel)), false, StandardCharsets.UTF_8);
        }

        /** Where to write it to; mode and owner are set. What goes wrong there, {@link #keep} tells. */
        public PrintStream out() {
            return out;
        }

        /** Takes the place of the last answer, as of now. */
        public void keep() throws IOException {
            if (out.checkError()) {
                throw new IOException(fresh + " cannot be written");
            }
            channel.force(true);
            Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        /** Ends it; what was not kept is gone. */
        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(fresh);
        }
    }

    /** Begins a new answer; throws {@link Unsafe} where it would not be private. */
    public Draft draft() throws IOException {
        directory.make();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            directory.checkFile(file);
        }
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".",
                ".fresh",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // A signal that comes while a server is waited for leaves none of it.
        try {
            fresh.toFile().deleteOnExit();
        } catch (IllegalStateException e) {
            Files.delete(fresh);
            throw new IOException("the program ends", e);
        }
        return new Draft(fresh, FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
    }

    /**
     * How old the last answer is.
     *
     * @throws NoSuchFileException when there is none
     * @throws Unsafe when it is too old, from the future, or was not private
     */
    public Duration age() throws IOException {
        directory.check();
        directory.checkFile(file);
        Instant answered =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        Duration age = Duration.between(answered, clock.instant());
        if (age.isNegative()) {
            throw new Unsafe("its last answer is from the future: the clock went back by " + Age.text(age.negated()));
        }
        if (age.compareTo(longest) > 0) {
            throw new Unsafe("its last answer is too old: " + Age.text(age) + ", and max_age is " + Age.text(longest));
        }
        return age;
    }

    /** Its content, of a size that can be parsed; {@link #age} says whether it may be used. */
    public byte[] read() throws IOException {
        directory.checkFile(file);
        return InputFile.read(file, file.toString());
    }

    /** Its content; {@link #age} says whether it may be used. */
    public InputStream open() throws IOException {
        directory.checkFile(file);
        return InputFile.open(file, file.toString());
    }
}
