package org.mailwright.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;

/**
 * postconf(1) of main.cf and master.cf: unknown, repeated and undefined parameters, and fields of services. It takes any
 * number for a number; a look-up in a table that needs no file makes Postfix's own start-up look at those.
 */
final class Postconf implements Checker {
    @Override
    public String name() {
        return "postconf";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.place().isOnHostsAt("/etc/postfix/main.cf");
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) throws IOException {
        String obstacle = Checker.super.obstacle(bench, file);
        return obstacle.isEmpty() ? version(bench, file) : obstacle;
    }

    /** Why the installed Postfix cannot judge the host's configuration. */
    static String version(Workbench bench, Artefact file) throws IOException {
        String directory = Postmap.configuration(bench).toString();
        String version = bench.ask("postconf", "-c", directory, "-d", "-h", "mail_version");
        return Releases.POSTFIX.obstacle(version, bench.host(file).release());
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        String directory = bench.directoryOf(file).toString();
        List<String> complaints = new ArrayList<>();
        for (String what : List.of("-n", "-M")) {
            complaints.addAll(bench.run(name(), List.of("-c", directory, what)).complaints());
        }
        if (complaints.isEmpty()) {
            complaints.addAll(bench.run("postmap", List.of("-c", directory, "-q", "any", "static:all"))
                    .complaints());
        }
        return complaints.stream().distinct().toList();
    }
}
