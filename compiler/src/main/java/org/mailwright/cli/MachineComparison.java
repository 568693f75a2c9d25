package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.Compiler;
import org.mailwright.tree.InstalledFiles;

/**
 * The files of one host as they lie below a root: with {@code applied} what the last apply put there, else whatever is in
 * the place of a file of ours.
 *
 * @param hosts the hosts that the command line names
 */
record MachineComparison(SiteOptions options, Path root, boolean applied, List<String> hosts) implements Comparison {
    @Override
    public String name() {
        return applied ? "the last apply" : root.toString();
    }

    @Override
    public Compiler compiler() {
        return options.compiler();
    }

    @Override
    public Earlier earlier(Compiler.Result here) throws IOException {
        InstalledFiles installed = InstalledFiles.below(root);
        if (applied && installed.host().isEmpty()) {
            throw new IOException(
                    "nothing was applied here yet: there is no manifest in " + InstalledFiles.state(root));
        }
        String host = host(here, installed.host());
        String note = "owners and indexes are not compared; mailwright apply --noop does";
        return Earlier.of(
                applied
                        ? installed.applied(host)
                        : installed.all(host, here.files().artefacts()),
                List.of(host),
                installed.census(),
                note);
    }

    /** Whose files they are: as the last apply noted, else as the command line says, else the only host there is. */
    private String host(Compiler.Result here, Optional<String> known) throws WrongHost {
        List<String> all =
                here.inputs().site().mailHosts().map(host -> host.name().text()).toList();
        String host = known.or(() -> hosts.stream().findFirst())
                .or(() -> all.stream().filter(name -> all.size() == 1).findFirst())
                .orElseThrow(() -> new WrongHost("say with --host whose files are below " + root));
        if (hosts.stream().anyMatch(name -> !name.equals(host))) {
            throw new WrongHost("below " + root + " are the files of " + host);
        }
        return host;
    }

    /** The command line names another host than the machine is. */
    static final class WrongHost extends IOException {
        private static final long serialVersionUID = 1L;

        WrongHost(String message) {
            super(message);
        }
    }
}
