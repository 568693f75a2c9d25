package org.mailwright.artefact;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mailwright.model.Host;

/**
 * Where hosts have a file, or a family of files: with which rights, and what may run when one changes. All host files are
 * made from places, so the places of {@link Files#places} are all that an apply may be told to install.
 */
public final class Place {
    private final String path;
    private final Pattern paths;
    private final Artefact.Rights rights;
    private final boolean secret;
    private final Function<String, List<Action>> actions;

    private Place(
            String path, String paths, Artefact.Rights rights, boolean secret, Function<String, List<Action>> actions) {
        this.path = path;
        this.paths = Pattern.compile(paths);
        this.rights = rights;
        this.secret = secret;
        this.actions = actions;
    }

    /** A public file at this path of the host. */
    public static Place of(String path, Action... run) {
        List<Action> actions = List.of(run);
        return new Place(path, Pattern.quote(path), Artefact.Rights.PUBLIC, false, any -> actions);
    }

    /** A secret file at this path of the host. */
    public static Place secret(String path, Artefact.Rights rights, Action... run) {
        List<Action> actions = List.of(run);
        return new Place(path, Pattern.quote(path), rights, true, any -> actions);
    }

    /** Public files with names of their own; {@code paths} is a regular expression. */
    public static Place family(String paths, Function<String, List<Action>> run) {
        return new Place("", paths, Artefact.Rights.PUBLIC, false, run);
    }

    /** Secret files with names of their own; {@code paths} is a regular expression. */
    public static Place secrets(String paths, Artefact.Rights rights, Action... run) {
        List<Action> actions = List.of(run);
        return new Place("", paths, rights, true, any -> actions);
    }

    /** The path; empty for a family. */
    public String path() {
        return path;
    }

    /** True when files at this path belong here; {@code file} is absolute on the host. */
    public boolean holds(String file) {
        return paths.matcher(file).matches();
    }

    /** The rights of every file here. */
    public Artefact.Rights rights() {
        return rights;
    }

    public boolean isSecret() {
        return secret;
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

    /** The host's file at a path of this place, after whose change only these run. */
    public Artefact file(Host host, String file, List<Action> run, Body body) {
        if (!holds(file) || !actions.apply(file).containsAll(run)) {
            throw new IllegalArgumentException("not in this place: " + file);
        }
        return Artefact.of(host, file, rights, secret, run, body);
    }
}
