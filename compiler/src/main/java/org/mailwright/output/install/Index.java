package org.mailwright.output.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The index that postmap(1) makes of a table: {@code alias.lmdb} beside {@code alias}. */
final class Index {
    private static final String SUFFIX = ".lmdb";

    private Index() {}

    static Path of(Path table) {
        return table.resolveSibling(table.getFileName() + SUFFIX);
    }

    /** True when it is missing or older than its table. */
    static boolean isOld(Path table) throws IOException {
        Path index = of(table);
        return Files.exists(table, LinkOption.NOFOLLOW_LINKS)
                && (!Files.exists(index, LinkOption.NOFOLLOW_LINKS)
                        || Files.getLastModifiedTime(index).compareTo(age(table)) < 0);
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
        if (Files.exists(of(table)) && isOld(table)) {
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
