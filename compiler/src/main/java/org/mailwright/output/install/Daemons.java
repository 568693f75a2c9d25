package org.mailwright.output.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.artefact.Action;

/** Whether a daemon that could not be told of its new files runs at all. */
final class Daemons {
    private static final String RELOAD = "reload:";

    /** systemctl(1), is-active: no unit of these is active; others are faults of systemctl itself. */
    private static final List<String> INACTIVE = List.of("exit status 3", "exit status 4");

    private final Machine machine;

    Daemons(Machine machine) {
        this.machine = machine;
    }

    /** Why a reload that failed has nothing to tell to anybody; empty when somebody should have heard it. */
    String idle(Action action) throws IOException {
        if (!action.id().startsWith(RELOAD)) {
            return "";
        }
        String unit = action.id().substring(RELOAD.length());
        if (action.command().get(0).equals("postfix")) {
            return machine.programs().run(List.of("postfix", "status")).isEmpty() ? "" : notRunning(unit);
        }
        if (!isBooted()) {
            return "systemd does not run here: if " + unit + " does, have it read its files again";
        }
        String active = machine.programs().run(List.of("systemctl", "is-active", "--quiet", unit));
        return INACTIVE.stream().anyMatch(active::startsWith) ? notRunning(unit) : "";
    }

    private static String notRunning(String unit) {
        return unit + " does not run, and reads its files when it starts";
    }

    /** As sd_booted(3) tells it. */
    private boolean isBooted() {
        return Work.exists(Path.of("/run/systemd/system")) || machine.root().getNameCount() > 0;
    }
}
