package org.mailwright.tree;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/** A file's mode as four octal digits, e.g. {@code 0640} (chmod(1)). */
public final class Mode {
    private static final int ALL = 07777;

    private Mode() {}

    /** The permissions that the digits stand for. */
    public static Set<PosixFilePermission> permissions(String mode) {
        int bits = Integer.parseInt(mode, 8);
        StringBuilder text = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            text.append((bits >> i & 1) == 1 ? "rwx".charAt((8 - i) % 3) : '-');
        }
        return PosixFilePermissions.fromString(text.toString());
    }

    /** The digits of what the file system has ({@code unix:mode}). */
    public static String of(int bits) {
        return String.format(Locale.ROOT, "%04o", bits & ALL);
    }
}
