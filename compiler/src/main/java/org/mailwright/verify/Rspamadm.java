package org.mailwright.verify;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;

/**
 * {@code rspamadm configtest}: rspamd's own files with ours among them, and our plugin loaded. Its exit status is 0 for a
 * plugin that does not load.
 */
final class Rspamadm implements Checker {
    /** Where Debian's package has rspamd's own configuration. */
    private static final Path STOCK = Path.of("/etc/rspamd");

    /** What is not rspamd's own there. */
    private static final List<String> LOCAL = List.of("local.d", "override.d", "plugins.d");

    private static final String FINE = "syntax OK";

    @Override
    public String name() {
        return "rspamadm";
    }

    /** One file stands for all of a host: every host with rspamd has its limits. */
    @Override
    public boolean reads(Artefact file) {
        return file.place().isOnHostsAt("/etc/rspamd/local.d/options.inc");
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        if (Program.find(name()).isEmpty() || !Files.isReadable(STOCK.resolve("rspamd.conf"))) {
            return "is not installed";
        }
        // Rspamadm 3.4
        String version = bench.ask(name(), "--version").replaceFirst("(?i)^rspamadm ", "");
        return Releases.RSPAMD.obstacle(version, bench.host(file).release());
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        Path root = bench.copy(file).resolve("../..").normalize();
        addStock(root);
        Program.Said said = bench.run(
                name(),
                List.of(
                        "--var=CONFDIR=" + root,
                        "--var=LOCAL_CONFDIR=" + root,
                        "configtest",
                        "-c",
                        root.resolve("rspamd.conf").toString()));
        List<String> complaints = new ArrayList<>(said.complaints());
        if (complaints.isEmpty() && !said.out().strip().equals(FINE)) {
            complaints.addAll(said.out().lines().toList());
        }
        return complaints;
    }

    /** Links to rspamd's own files beside ours. */
    private static void addStock(Path root) throws IOException {
        try (Stream<Path> stock = Files.walk(STOCK, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : stock.filter(Files::isRegularFile).toList()) {
                Path inside = STOCK.relativize(file);
                Path link = root.resolve(inside);
                if (!LOCAL.contains(inside.getName(0).toString()) && !Files.exists(link)) {
                    Files.createDirectories(link.resolveSibling(""));
                    Files.createSymbolicLink(link, file);
                }
            }
        }
    }
}
