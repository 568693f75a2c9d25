package org.mailwright.install;

import org.mailwright.artefact.Action;
import org.mailwright.change.GuardedTable;
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
        if (item.secret()) {
            return SECRETS;
        }
        if (GuardedTable.isTable(item.path())) {
            return TABLES;
        }
        return item.path().equals("/etc/postfix/main.cf") || item.path().equals("/etc/postfix/master.cf")
                ? MAIN
                : CONFIGURATION;
    }

    /** True for an action that runs at the end of this phase, or should have at the end of an earlier one. */
    boolean runs(Action action) {
        return action.order() < actionsBelow;
    }

    /** True for a file that a daemon reads because it is there, not because another file names it. */
    static boolean isDropIn(String path) {
        return path.matches("/etc/rspamd/[a-z]+\\.d/[^/]+") || path.startsWith("/etc/tmpfiles.d/");
    }
}
