package org.mailwright.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** While this is open no package that is installed may start a service (Debian's policy-rc.d, invoke-rc.d(8)). */
final class NoServices implements AutoCloseable {
    private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

    private final boolean ours;

    private NoServices(boolean ours) {
        this.ours = ours;
    }

    /** A policy that stands there already is left alone. */
    static NoServices start() {
        if (Files.exists(POLICY)) {
            return new NoServices(false);
        }
        try {
            Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
            Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new NoServices(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (ours) {
                Files.deleteIfExists(POLICY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
