package org.mailwright.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The tree of onion's MX host and a new root, for each test. */
abstract class OneHost {
    @TempDir
    Path scratch;

    CompiledTree tree = new CompiledTree(Path.of(""));

    MailRoot host;

    @BeforeEach
    void a_host() throws IOException {
        MailRoot.requireRoot();
        tree = CompiledTree.onion(scratch.resolve("tree"));
        host = MailRoot.at(scratch.resolve("root"));
    }
}
