package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.mailwright.artefact.Action;
import org.mailwright.tree.Sha256;
import org.mailwright.tree.Targets;

/** The index that postmap(1) makes of a table: {@code alias.lmdb} beside {@code alias}. */
final class Index {
    private static final String SUFFIX = ".lmdb";

    private Index() {}

    /**
     * What an index was when postmap(1) had made it. As long as its inode says the same, it was not written since: the
     * file system sets the time of that by itself. Only where the inode differs the index is read, which takes a second
     * for a million entries.
     *
     * @param table SHA-256 of the table that it was made of
     * @param sha256 of the index
     * @param inode its number, size and times
     */
    record Mark(String table, String sha256, String inode) {}

    static Path of(Path table) {
        return table.resolveSibling(table.getFileName() + SUFFIX);
    }

    /** The same for a path on the host. */
    static String of(String table) {
        return table + SUFFIX;
    }

    /** The table, absolute on the host, whose index an action makes; empty for another action. */
    static Optional<String> table(Action action) {
        return action.id().matches("(?s)(?:postmap|postalias):.*")
                ? Optional.of(action.id().replaceFirst("^[a-z]+:", ""))
                : Optional.empty();
    }

    /**
     * Why an index must be made again; empty when it is the one that was made of this table, and without a table.
     *
     * @param sha256 of the table; empty when it is missing
     */
    static String fault(Path table, String sha256, Optional<Mark> mark) throws IOException {
        Path index = of(table);
        if (sha256.isEmpty()) {
            return "";
        }
        if (!Files.exists(index, LinkOption.NOFOLLOW_LINKS)) {
            return "missing";
        }
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            return "not a file";
        }
        if (isOld(table)) {
            return "older than its table";
        }
        if (!hasRightsOf(table)) {
            return "another owner or mode than its table";
        }
        boolean made = mark.isPresent()
                && mark.get().table().equals(sha256)
                && (mark.get().inode().equals(inode(index))
                        || mark.get().sha256().equals(Sha256.of(index)));
        return made ? "" : "not the one that apply made of its table";
    }

    /** What an index is, just after postmap(1) made it. */
    static Mark mark(Path table) throws IOException {
        return new Mark(Sha256.of(table), Sha256.of(of(table)), inode(of(table)));
    }

    /** True for an index that no process of its table's users can change, and that all of them can read. */
    static boolean hasRightsOf(Path table) throws IOException {
        for (String name : new String[] {"mode", "uid", "gid"}) {
            if (Targets.number(table, name) != Targets.number(of(table), name)) {
                return false;
            }
        }
        return true;
    }

    private static String inode(Path index) throws IOException {
        StringBuilder inode = new StringBuilder();
        for (String name : new String[] {"ino", "size", "lastModifiedTime", "ctime"}) {
            inode.append(Files.getAttribute(index, "unix:" + name, LinkOption.NOFOLLOW_LINKS))
                    .append(' ');
        }
        return inode.toString().strip();
    }

    private static boolean isOld(Path table) throws IOException {
        return Files.getLastModifiedTime(of(table), LinkOption.NOFOLLOW_LINKS).compareTo(age(table)) < 0;
    }

    /**
     * True when postmap(1) said that what is there is no index: half of one, of a power that failed, or of another LMDB.
     * Postfix can look nothing up in it, and postmap writes into no such file: by itself it would stay for ever.
     */
    static boolean isUnusable(String fault) {
        return fault.matches("(?s).*\\bMDB_(?:INVALID|CORRUPTED|PAGE_NOTFOUND|VERSION_MISMATCH):.*");
    }

    /**
     * Gives an index that was just made at least the time of its table. A table may come from the future, by touch(1) or
     * because the clock went back since; its index would be made again by every apply until that time has come.
     */
    static void settle(Path table) throws IOException {
        if (Files.isRegularFile(of(table), LinkOption.NOFOLLOW_LINKS) && isOld(table)) {
            Files.setLastModifiedTime(of(table), age(table));
        }
    }

    /** When a table became what it is: {@code cp -p} and {@code mv} bring an old file with its old time, not with its ctime. */
    private static FileTime age(Path table) throws IOException {
        FileTime written = Files.getLastModifiedTime(table, LinkOption.NOFOLLOW_LINKS);
        FileTime changed = (FileTime) Files.getAttribute(table, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        return written.compareTo(changed) < 0 ? changed : written;
    }
}
