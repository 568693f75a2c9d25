package org.mailwright.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The tree of onion's MX host, compiled once for a class, and a new root for each of its tests. */
abstract class OneHost {
    @TempDir
    private static Path shared;

    static CompiledTree tree = new CompiledTree(Path.of(""));

    @TempDir
    Path scratch;

    MailRoot host;

    @BeforeAll
    static void a_tree() {
        tree = CompiledTree.onion(shared.resolve("tree"));
    }

    @BeforeEach
    void a_host() throws IOException {
        MailRoot.requireRoot();
        host = MailRoot.at(scratch.resolve("root"));
    }
}
