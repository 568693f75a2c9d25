package org.mailwright.install;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Place;
import org.mailwright.tree.InstalledFiles;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.ManifestReader;
import org.mailwright.tree.ManifestWriter;
import org.mailwright.tree.NewerVersion;
import org.mailwright.tree.Refused;
import org.mailwright.tree.SmallFile;
import org.mailwright.tree.StrictJson;
import org.mailwright.tree.Targets;

/** What a machine remembers of its applies, in {@code /var/lib/mailwright}: the last manifest, the journal, the lock. */
final class State {
    private static final String DIRECTORY = InstalledFiles.STATE;

    private static final String JOURNAL = "journal.json";
    private static final String STAGED = "staged.txt";
    private static final String INDEXES = "indexes.json";
    private static final String ORIGINALS = "originals.json";

    /** For the copies of originals that are not beside them. */
    private static final String COPIES = DIRECTORY + "/originals";

    /** Where postmap(1) is to find a main.cf that is not in its place yet. */
    static final String POSTFIX = DIRECTORY + "/postfix";

    private static final String REMEDY = ": move it away to begin anew";

    private final Targets targets;
    private final Disk disk;
    private final Path directory;

    State(Targets targets, Disk disk) {
        this.targets = targets;
        this.disk = disk;
        this.directory = targets.of(DIRECTORY);
    }

    /** Makes its directory and takes the lock, which another apply must not have. */
    FileChannel lock() throws IOException, Refused {
        Path file = directory.resolve("lock");
        targets.require(file);
        FileChannel channel;
        try {
            channel = open(file);
        } catch (FileSystemException e) {
            throw new Refused(reason(e) + ": what is applied could not be remembered");
        }
        if (!isLocked(channel)) {
            channel.close();
            throw new Refused(file + ": another apply is at work");
        }
        return channel;
    }

    private FileChannel open(Path file) throws IOException {
        for (Path up : targets.directories(file)) {
            if (!Files.exists(up, LinkOption.NOFOLLOW_LINKS)) {
                unlessThere(() -> disk.makeDirectory(up, up.equals(directory) ? "0700" : "0755"));
            }
        }
        disk.setMode(directory, "0700");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            unlessThere(() -> disk.create(file));
        }
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static String reason(FileSystemException fault) {
        return fault.getMessage() + (fault instanceof AccessDeniedException ? ": permission denied" : "");
    }

    /** Makes something. */
    private interface Step {
        void run() throws IOException;
    }

    /** Two first applies at once both find nothing; what one has made serves the other. */
    private static void unlessThere(Step step) throws IOException {
        try {
            step.run();
        } catch (FileAlreadyExistsException e) {
            // Made in between, with the rights that this one would have given it.
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The manifest of the last apply that came to its end. */
    Optional<Manifest> last() throws IOException, Refused {
        return parsed(Manifest.FILE, ManifestReader::parse);
    }

    /** What the last apply left undone. */
    Optional<Journal> journal() throws IOException, Refused {
        return parsed(JOURNAL, Journal::parse);
    }

    void begin(Journal journal) throws IOException {
        write(JOURNAL, journal.json());
    }

    /** What the indexes were when they were made. */
    IndexMarks indexes() throws IOException, Refused {
        return parsed(INDEXES, IndexMarks::parse).orElseGet(IndexMarks::none);
    }

    void indexes(IndexMarks marks) throws IOException {
        write(INDEXES, marks.json());
    }

    /** What was there before the first apply. */
    List<Original> originals() throws IOException, Refused {
        return parsed(ORIGINALS, Original::parse).orElseGet(List::of);
    }

    void originals(List<Original> originals) throws IOException {
        write(ORIGINALS, Original.json(originals));
    }

    /** Where the copy of an original is. */
    Path copy(Original original) {
        return original.beside()
                ? targets.of(Original.copy(original.path()))
                : targets.of(COPIES).resolve(original.sha256());
    }

    /** Makes the directory of those copies that are not beside their originals. */
    void makeCopies() throws IOException {
        if (!Work.exists(targets.of(COPIES))) {
            disk.makeDirectory(targets.of(COPIES), "0700");
        }
    }

    /** Forgets that there was an apply: first what is installed, then what was there before, so that no crash loses that. */
    void forget(List<Original> originals) throws IOException {
        for (String name : List.of(JOURNAL, Manifest.FILE, INDEXES)) {
            disk.delete(directory.resolve(name));
        }
        disk.sync(directory);
        for (Original original : originals) {
            disk.delete(copy(original));
        }
        disk.delete(targets.of(COPIES));
        disk.delete(directory.resolve(ORIGINALS));
        disk.sync(directory);
    }

    /** Shows postmap(1) a main.cf of its own. */
    void configure(Disk.Content mainCf) throws IOException {
        Path postfix = targets.of(POSTFIX);
        if (!Work.exists(postfix)) {
            disk.makeDirectory(postfix, "0700");
        }
        Path file = postfix.resolve("main.cf");
        disk.delete(file);
        disk.create(file);
        disk.write(file, mainCf);
    }

    /** Remembers what is installed now; first this, then the journal goes, so that no crash forgets a file. */
    void end(Manifest manifest) throws IOException {
        write(Manifest.FILE, StrictJson.line(json -> ManifestWriter.write(json, manifest)));
        disk.delete(directory.resolve(JOURNAL));
        disk.sync(directory);
    }

    /** Notes which temporary files are about to be made. */
    void stage(List<String> paths) throws IOException {
        write(STAGED, String.join("\n", paths));
    }

    /** Removes the temporary files of a run that did not come to its end. */
    void unstage() throws IOException, Refused {
        for (String name : List.of(Manifest.FILE, JOURNAL, STAGED, INDEXES, ORIGINALS)) {
            Path fresh = Targets.fresh(directory.resolve(name));
            if (Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
                disk.delete(fresh);
            }
        }
        Path postfix = targets.of(POSTFIX);
        targets.require(postfix.resolve("main.cf"));
        if (Work.exists(postfix)) {
            disk.delete(postfix.resolve("main.cf"));
            disk.delete(postfix);
        }
        Optional<byte[]> text = read(STAGED);
        if (text.isEmpty()) {
            return;
        }
        List<String> paths =
                new String(text.get(), StandardCharsets.UTF_8).lines().toList();
        if (!paths.stream().allMatch(State::isBelowEtc)) {
            throw damaged(STAGED, new IOException("a path that is not ours"));
        }
        for (String path : paths) {
            Path target = targets.of(path);
            targets.require(target);
            disk.delete(Targets.fresh(target));
        }
        disk.delete(directory.resolve(STAGED));
    }

    /** True for the path of a file that an apply may have begun to write or to copy. */
    static boolean isBelowEtc(String path) {
        return path.startsWith("/etc/")
                && Place.isInside(path.substring(1))
                && path.chars().allMatch(c -> c < 127);
    }

    /** Reads one of the grammars of ours. */
    private interface Grammar<T> {
        T parse(byte[] text) throws IOException;
    }

    /** A parser's own words may have a line of the file in them, and digests of secrets are secrets. */
    private <T> Optional<T> parsed(String name, Grammar<T> grammar) throws IOException, Refused {
        Optional<byte[]> text = read(name);
        try {
            return text.isPresent() ? Optional.of(grammar.parse(text.get())) : Optional.empty();
        } catch (JacksonException | NumberFormatException e) {
            throw damaged(name, e);
        } catch (NewerVersion e) {
            throw new IOException(directory.resolve(name) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(directory.resolve(name) + ": " + e.getMessage() + REMEDY, e);
        }
    }

    private IOException damaged(String name, Exception cause) {
        return new IOException(directory.resolve(name) + ": not of ours, or damaged" + REMEDY, cause);
    }

    private Optional<byte[]> read(String name) throws IOException, Refused {
        Path file = directory.resolve(name);
        targets.require(file);
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(SmallFile.read(file)) : Optional.empty();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Path fresh = Targets.fresh(file);
        disk.delete(fresh);
        disk.create(fresh);
        disk.write(fresh, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        disk.sync(fresh);
        disk.rename(fresh, file);
        disk.sync(directory);
    }
}
