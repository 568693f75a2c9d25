package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/**
 * {@code opendkim -n} of opendkim(8): options, and tables that cannot be opened. It does not look at keys; whether they
 * are published is asked of the DNS, not here.
 */
final class OpenDkim implements Checker {
    @Override
    public String name() {
        return "opendkim";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.place().isOnHostsAt("/etc/opendkim.conf");
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        return bench.run(name(), List.of("-n", "-x", bench.copy(file).toString()))
                .complaints();
    }
}
