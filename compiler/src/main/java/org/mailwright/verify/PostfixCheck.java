package org.mailwright.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;

/**
 * {@code postfix check} of postfix(1), which makes what directories are missing: so it gets a queue of its own. It says
 * little, and nothing of what {@link Postconf} has said before it.
 */
final class PostfixCheck implements Checker {
    @Override
    public String name() {
        return "postfix check";
    }

    @Override
    public boolean reads(Artefact file) {
        return new Postconf().reads(file);
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        if (Program.find("postfix").isEmpty()) {
            return "is not installed";
        }
        return isRoot(bench) ? Postconf.version(bench, file) : "works for root only";
    }

    private static boolean isRoot(Workbench bench) throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(bench.directory("said", "by"), "unix:uid"));
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        if (!new Postconf().complaints(bench, file).isEmpty()) {
            return List.of();
        }
        Path directory = bench.directoryOf(file);
        Path mainCf = bench.fresh("check", file.path());
        List<String> lines = new ArrayList<>(Files.readAllLines(directory.resolve("main.cf"), StandardCharsets.UTF_8));
        lines.removeIf(line -> line.matches("(queue|data)_directory\\s*=.*"));
        lines.add("queue_directory = " + bench.directory("queue", ""));
        lines.add("data_directory = " + bench.directory("state", "").resolve("postfix"));
        Files.write(mainCf, lines, StandardCharsets.UTF_8);
        if (Files.exists(directory.resolve("master.cf"))) {
            Files.copy(directory.resolve("master.cf"), mainCf.resolveSibling("master.cf"));
        }
        Path copied = mainCf.resolveSibling("");
        return bench.run("postfix", List.of("-c", copied.toString(), "check")).complaints();
    }
}
