package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/**
 * BIND's named-checkzone(1), strict: every check that may warn fails. Names outside the zone are not looked up
 * ({@code -i local}).
 */
final class NamedCheckzone implements Checker {
    @Override
    public String name() {
        return "named-checkzone";
    }

    @Override
    public boolean reads(Artefact file) {
        return WrappedZone.isFragment(file);
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        WrappedZone zone = WrappedZone.of(bench, file);
        Program.Said said = bench.run(
                name(),
                List.of(
                        "-i",
                        "local",
                        "-k",
                        "fail",
                        "-m",
                        "fail",
                        "-M",
                        "fail",
                        "-n",
                        "fail",
                        "-r",
                        "fail",
                        "-S",
                        "fail",
                        zone.name().text(),
                        zone.file().toString()));
        // What it only warns about stands between these, whatever its status.
        return (said.out() + said.err())
                .lines()
                .filter(line -> !line.matches("OK|zone \\S+/IN: (loaded serial \\d+|not loaded due to errors\\.)"))
                .toList();
    }
}
