package org.mailwright.source.git;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.source.file.HeapShare;

/** The files of one commit: what git-ls-tree(1) lists, and their content on demand by git-cat-file(1). */
public final class Commit implements Closeable {
    private static final int SHA1 = 40;

    /** Where a directory is in its repository. */
    record Place(Path top, String prefix) {}

    /** A file of a commit, or a symbolic link, or another repository in it. */
    record Entry(String mode, String blob) {
        boolean isLink() {
            return mode.equals("120000");
        }

        /** True for a commit of another repository (gitmodules(5)). */
        boolean isForeign() {
            return mode.equals("160000");
        }
    }

    private final Git git;
    private final Place place;
    private final String id;
    private final Map<String, Entry> entries;
    private Optional<Process> reader = Optional.empty();
    private Optional<InputStream> answers = Optional.empty();

    private Commit(Git git, Place place, String id, Map<String, Entry> entries) {
        this.git = git;
        this.place = place;
        this.id = id;
        this.entries = entries;
    }

    /**
     * The commit that a revision names (gitrevisions(7)).
     *
     * @param directory somewhere in the work tree
     * @throws UnknownRevision when there is no such commit
     * @throws IOException when there is no git, no repository, or it cannot be read
     */
    public static Commit of(Path directory, String revision) throws IOException, UnknownRevision {
        if (revision.isEmpty() || revision.startsWith("-") || revision.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new UnknownRevision("not the name of a commit");
        }
        Git git = Git.in(directory);
        Git.Said where = git.run("rev-parse", "--show-toplevel", "--show-prefix");
        if (where.status() != 0) {
            throw new IOException(directory + ": git finds no work tree here: " + where.complaint());
        }
        List<String> lines = where.lines();
        Git.Said found = git.run("rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}");
        if (found.status() != 0 || found.lines().size() != 1) {
            throw new UnknownRevision("there is no such commit in " + lines.get(0));
        }
        String id = found.lines().get(0);
        Place place = new Place(Path.of(lines.get(0)), lines.size() > 1 ? lines.get(1) : "");
        return new Commit(git, place, id, entries(git, id));
    }

    private static Map<String, Entry> entries(Git git, String id) throws IOException {
        Git.Said tree = git.run("ls-tree", "-r", "-z", "--full-tree", id);
        if (tree.status() != 0) {
            throw new IOException("git cannot list " + id + ": " + tree.complaint());
        }
        Map<String, Entry> entries = new HashMap<>();
        for (String row : new String(tree.out(), StandardCharsets.UTF_8).split("\0")) {
            // 100644 blob 8ab686eafeb1f44702738c8b0f24f2567c36da6d\tdata/common.yaml
            int tab = row.indexOf('\t');
            String[] fields = row.substring(0, Math.max(0, tab)).split(" ");
            if (fields.length == 3) {
                entries.put(row.substring(tab + 1), new Entry(fields[0], fields[2]));
            }
        }
        return entries;
    }

    /** Its whole name. */
    public String id() {
        return id;
    }

    Place place() {
        return place;
    }

    Git git() {
        return git;
    }

    /** Everything in it by path from the top of the repository, with slashes. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** The name git gives to a file of this content (git-hash-object(1)), filters left out. */
    String blob(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance(id.length() == SHA1 ? "SHA-1" : "SHA-256");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1 and SHA-256", e);
        }
    }

    /** The content of a file, as git keeps it. */
    byte[] content(Entry entry) throws IOException {
        if (reader.isEmpty()) {
            Process started = git.start("cat-file", "--batch");
            reader = Optional.of(started);
            answers = Optional.of(new BufferedInputStream(started.getInputStream()));
        }
        OutputStream questions = reader.get().getOutputStream();
        questions.write((entry.blob() + "\n").getBytes(StandardCharsets.US_ASCII));
        questions.flush();
        InputStream in = answers.orElseThrow();
        // 8ab686eafeb1f44702738c8b0f24f2567c36da6d blob 1234
        String[] header = line(in).split(" ");
        if (header.length != 3 || !header[1].equals("blob")) {
            throw new IOException("git cannot read " + entry.blob() + " of " + id
                    + ": it is not in this clone (git fetch --unshallow, or git fsck)");
        }
        long size = Long.parseLong(header[2]);
        long most = Math.min(HeapShare.octets(), Integer.MAX_VALUE - Long.BYTES);
        byte[] content = size > most ? new byte[0] : in.readNBytes((int) size);
        if (size > most || HeapShare.weight(content) > most) {
            throw new IOException(entry.blob() + " of " + id + " is too large: with its values it takes more than "
                    + (most >> 20) + " MB of Java's memory; set a larger -Xmx in JAVA_TOOL_OPTIONS");
        }
        if (content.length < size || in.read() != '\n') {
            throw new IOException("git ended in the middle of " + entry.blob());
        }
        return content;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        reader.ifPresent(Process::destroyForcibly);
    }
}
