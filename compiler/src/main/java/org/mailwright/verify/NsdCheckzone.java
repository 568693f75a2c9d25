package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/** NSD's nsd-checkzone(8), which refuses what lies outside the zone and BIND only ignores. */
final class NsdCheckzone implements Checker {
    @Override
    public String name() {
        return "nsd-checkzone";
    }

    @Override
    public boolean reads(Artefact file) {
        return WrappedZone.isFragment(file);
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        WrappedZone zone = WrappedZone.of(bench, file);
        Program.Said said =
                bench.run(name(), List.of(zone.name().text(), zone.file().toString()));
        // [2026-11-15 09:00:00.000] nsd-checkzone[4711]: error: …
        return (said.err() + said.out())
                .lines()
                .map(line -> line.replaceFirst("^\\[[^]]*] nsd-checkzone\\[\\d+]: ", ""))
                .filter(line -> !line.equals("zone " + zone.name() + " is ok"))
                .toList();
    }
}
