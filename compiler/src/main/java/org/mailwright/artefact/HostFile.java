package org.mailwright.artefact;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mailwright.model.Host;

/**
 * A file that hosts have, or a family of files: at which path, of which form, with which rights, and what may run when one
 * changes. All files of hosts are made from these, so those of {@link Files#ofHosts} are all that an apply may be told to
 * install.
 */
public final class HostFile {
    private final String path;
    private final Pattern paths;
    private final Form form;
    private final Artefact.Rights rights;
    private final Function<String, List<Action>> actions;

    private HostFile(
            String path, String paths, Form form, Artefact.Rights rights, Function<String, List<Action>> actions) {
        this.path = path;
        this.paths = Pattern.compile(paths);
        this.form = form;
        this.rights = rights;
        this.actions = actions;
    }

    /** A public file at this path of the host. */
    public static HostFile of(Form form, String path, Action... run) {
        return of(form, path, Artefact.Rights.PUBLIC, run);
    }

    /** A file with rights of its own at this path of the host. */
    public static HostFile of(Form form, String path, Artefact.Rights rights, Action... run) {
        List<Action> actions = List.of(run);
        return new HostFile(path, Pattern.quote(path), form, rights, any -> actions);
    }

    /** Public files with names of their own; {@code paths} is a regular expression. */
    public static HostFile family(Form form, String paths, Function<String, List<Action>> run) {
        return new HostFile("", paths, form, Artefact.Rights.PUBLIC, run);
    }

    /** Secret files with names of their own; {@code paths} is a regular expression. */
    public static HostFile secrets(String paths, Artefact.Rights rights, Action... run) {
        List<Action> actions = List.of(run);
        return new HostFile("", paths, Form.SECRET, rights, any -> actions);
    }

    /** The path; empty for a family. */
    public String path() {
        return path;
    }

    /** True when the file at this path is this one, or one of the family; {@code file} is absolute on the host. */
    public boolean holds(String file) {
        return paths.matcher(file).matches();
    }

    /** The form of every file of the family. */
    public Form form() {
        return form;
    }

    /** The rights of every file of the family. */
    public Artefact.Rights rights() {
        return rights;
    }

    /** What may run when the file at this path has changed. */
    public List<Action> actions(String file) {
        return actions.apply(file);
    }

    /** The host's file here, after whose change everything runs that may. */
    public Artefact file(Host host, Body body) {
        return file(host, path, actions.apply(path), body);
    }

    /** The host's file at a path of this family. */
    public Artefact file(Host host, String file, Body body) {
        return file(host, file, actions.apply(file), body);
    }

    /** The host's file at a path of this family, after whose change only these run. */
    public Artefact file(Host host, String file, List<Action> run, Body body) {
        if (!holds(file) || !actions.apply(file).containsAll(run)) {
            throw new IllegalArgumentException("not a file of this family: " + file);
        }
        return new Artefact(Place.on(host.name().text(), file), form, rights, run, body);
    }
}
