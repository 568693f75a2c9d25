package org.mailwright.artefact;

import java.util.List;

/**
 * One emitted file.
 *
 * @param form what it is to what reads it
 * @param rights who may read it where it is installed
 * @param run what must run when it changes
 * @param body its text
 */
public record Artefact(Place place, Form form, Rights rights, List<Action> run, Body body)
        implements Comparable<Artefact> {

    /**
     * Owner and mode of an installed file.
     *
     * @param mode four octal digits
     */
    public record Rights(String mode, String owner, String group) {
        /** 0644 root:root. */
        public static final Rights PUBLIC = new Rights("0644", "root", "root");
    }

    public Artefact {
        run = List.copyOf(run);
    }

    /** A file that belongs to no host: a web file, a list; {@code path} is below the tree. */
    public static Artefact shared(String path, Body body) {
        return shared(path, Form.CONFIGURATION, body);
    }

    /** A file that belongs to no host, e.g. a zone; {@code path} is below the tree. */
    public static Artefact shared(String path, Form form, Body body) {
        return new Artefact(Place.shared(path), form, Rights.PUBLIC, List.of(), body);
    }

    /** A file of a tree or a machine, which an earlier compile made; {@code secret} is what its manifest says. */
    public static Artefact stored(Place place, Rights rights, boolean secret, Body body) {
        return new Artefact(place, Files.form(place.path(), secret), rights, List.of(), body);
    }

    /** The path in a compiled tree, e.g. {@code hosts/mx-01.onion.example/etc/postfix/main.cf}. */
    public String path() {
        return place.inTree();
    }

    /** True when it holds a secret: its content and hash are never shown. */
    public boolean secret() {
        return form.isSecret();
    }

    @Override
    public int compareTo(Artefact other) {
        return place.compareTo(other.place);
    }
}
