package org.mailwright.artefact;

import java.util.List;

/**
 * A command that must run on the host when a file has changed, without a shell.
 *
 * @param id names it in the manifest; the same action of several files runs once
 * @param command the argument vector
 * @param order lower runs first: tables are indexed before a daemon is told to read them
 */
public record Action(String id, List<String> command, int order) implements Comparable<Action> {
    private static final int INDEX = 10;
    private static final int DIRECTORIES = 20;
    private static final int RELOAD = 50;

    public Action {
        command = List.copyOf(command);
    }

    /** {@code postmap lmdb:FILE}; {@code file} is absolute on the host. */
    public static Action postmap(String file) {
        return new Action("postmap:" + file, List.of("postmap", "lmdb:" + file), INDEX);
    }

    /** {@code postalias lmdb:FILE}, for a file of aliases(5) that the host has of its own. */
    public static Action postalias(String file) {
        return new Action("postalias:" + file, List.of("postalias", "lmdb:" + file), INDEX);
    }

    /** Makes the directories that a tmpfiles.d(5) file names, as systemd does at boot; {@code file} is absolute. */
    public static Action directories(String file) {
        return new Action("directories:" + file, List.of("systemd-tmpfiles", "--create", file), DIRECTORIES);
    }

    /** Gives a packaged directory other rights, now and at every upgrade of its package (dpkg-statoverride(1)). */
    public static Action rights(String directory, Artefact.Rights rights) {
        List<String> command = List.of(
                "dpkg-statoverride",
                "--force-statoverride-add",
                "--update",
                "--add",
                rights.owner(),
                rights.group(),
                rights.mode(),
                directory);
        return new Action("rights:" + directory, command, DIRECTORIES);
    }

    /** Tells Postfix to read main.cf, master.cf and its text tables again. */
    public static Action reloadPostfix() {
        return new Action("reload:postfix", List.of("postfix", "reload"), RELOAD);
    }

    /** Tells a systemd unit to read its configuration again. */
    public static Action reload(String unit) {
        return new Action("reload:" + unit, List.of("systemctl", "reload", unit), RELOAD);
    }

    /** Starts a systemd unit anew, for a daemon that reads its configuration only then. */
    public static Action restart(String unit) {
        return new Action("restart:" + unit, List.of("systemctl", "restart", unit), RELOAD);
    }

    /** The command as an operator would write it; no argument has a blank in it. */
    public String line() {
        return String.join(" ", command);
    }

    @Override
    public int compareTo(Action other) {
        return order != other.order ? order - other.order : id.compareTo(other.id);
    }
}
