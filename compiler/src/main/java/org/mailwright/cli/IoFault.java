package org.mailwright.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words: Java's own message is often the path alone. */
final class IoFault {
    private IoFault() {}

    static String of(Throwable fault) {
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (fault instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (fault instanceof FileSystemException other && other.getReason() == null) {
            return other.getFile() + ": " + other.getClass().getSimpleName();
        }
        return String.valueOf(fault.getMessage());
    }
}
