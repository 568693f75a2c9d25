package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/** doveconf(1) of a submission host's Dovecot. */
final class Doveconf implements Checker {
    @Override
    public String name() {
        return "doveconf";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.place().isOnHostsAt("/etc/dovecot/dovecot.conf");
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        if (Program.find("doveconf").isEmpty() || Program.find("dovecot").isEmpty()) {
            return "is not installed";
        }
        // 2.3.19.1 (9b53102964)
        String version = bench.ask("dovecot", "--version").split(" ", 2)[0];
        return Releases.DOVECOT.obstacle(version, bench.host(file).release());
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        return bench.run(name(), List.of("-n", "-c", bench.copy(file).toString()))
                .complaints();
    }
}
