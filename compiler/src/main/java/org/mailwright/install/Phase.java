package org.mailwright.install;

import org.mailwright.artefact.Action;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.Form;
import org.mailwright.tree.Manifest;

/** The order in which files reach their places: nothing is named before it is there. */
enum Phase {
    /** Keys, SRS secrets and passwords. */
    SECRETS(0),
    /** What postmap(1) and the daemons look addresses up in; indexes are made after them. */
    TABLES(20),
    /** The configuration of daemons; directories and their rights are made after it. */
    CONFIGURATION(50),
    /** main.cf and master.cf, which name all of that; then daemons are told. */
    MAIN(Integer.MAX_VALUE);

    /** Actions of a lower order run at the end of the phase. */
    private final int actionsBelow;

    Phase(int actionsBelow) {
        this.actionsBelow = actionsBelow;
    }

    static Phase of(Manifest.Item item) {
        return switch (item.form()) {
            case SECRET, PASSWD -> SECRETS;
            case TABLE -> TABLES;
            case MAIN -> MAIN;
            case ZONE, DROP_IN, CONFIGURATION -> CONFIGURATION;
        };
    }

    /** What the file at this path of the host is to what reads it. */
    static Form form(String path) {
        return Files.form(path, false);
    }

    /** True for an action that runs at the end of this phase, or should have at the end of an earlier one. */
    boolean runs(Action action) {
        return action.order() < actionsBelow;
    }
}
