package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.artefact.Action;

/** Whether there is anybody to be told of new files: a daemon may not run, and a machine may be without systemd. */
final class Daemons {
    /** systemctl(1), is-active: no such unit is active; other statuses are faults of systemctl itself. */
    private static final List<String> INACTIVE = List.of("exit status 3", "exit status 4");

    /** postfix(1), status: Postfix does not run; where there is no Postfix the status is another one. */
    private static final String STOPPED = "exit status 1";

    private static final List<String> SYSTEMD = List.of("systemctl", "systemd-tmpfiles");

    private final Machine machine;

    Daemons(Machine machine) {
        this.machine = machine;
    }

    /**
     * Says how an action ended. Returns true when it is done, or when no daemon waits for it.
     *
     * @param fault what is wrong; empty when it ended well
     * @param excuse why it does not matter that it failed; empty when it does
     */
    boolean isDone(Action action, String fault, String excuse, Report report) throws IOException {
        if (fault.isEmpty()) {
            report.change(action.line() + ": done");
            return true;
        }
        String idle = idle(action);
        if (!idle.isEmpty()) {
            report.note(action.line() + ": not done: " + idle);
            return true;
        }
        if (!excuse.isEmpty()) {
            report.note(action.line() + ": " + fault + ": " + excuse);
            return true;
        }
        report.fault(action.line() + ": " + fault);
        return false;
    }

    /** Why an action that failed has nobody to do it for; empty when it should have been done. */
    private String idle(Action action) throws IOException {
        String program = action.command().get(0);
        if (SYSTEMD.contains(program) && !hasSystemd(program)) {
            return "systemd does not run here: see to it yourself";
        }
        if (action.id().equals("reload:postfix")) {
            return isStatus(machine.programs().run(List.of("postfix", "status")), STOPPED) ? notRunning("postfix") : "";
        }
        if (!action.id().startsWith("reload:")) {
            return "";
        }
        String unit = action.id().substring("reload:".length());
        String active = machine.programs().run(List.of("systemctl", "is-active", "--quiet", unit));
        return INACTIVE.stream().anyMatch(status -> isStatus(active, status)) ? notRunning(unit) : "";
    }

    private static boolean isStatus(String fault, String status) {
        return fault.equals(status) || fault.startsWith(status + ":");
    }

    private static String notRunning(String unit) {
        return unit + " does not run, and reads its files when it starts";
    }

    /** On the machine's own root as sd_booted(3) tells it; systemctl(1) knows a chroot by itself. */
    private boolean hasSystemd(String program) {
        return machine.root().getNameCount() == 0 && program.equals("systemctl")
                ? Work.exists(Path.of("/run/systemd/system"))
                : Work.exists(machine.root().resolve("usr/bin").resolve(program))
                        || Work.exists(machine.root().resolve("bin").resolve(program));
    }
}
