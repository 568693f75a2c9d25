package org.mailwright.artefact;

/** What an emitted file is to what reads it: how its lines are taken, and when it is put in its place. */
public enum Form {
    /** A table of Postfix, OpenDKIM or rspamd: each line is a key, a blank and a value. */
    TABLE,
    /** Dovecot's passwd-file: each line is a user, a colon and a password; a secret. */
    PASSWD,
    /** A part of a DNS zone: each line is a record. */
    ZONE,
    /** A file that a daemon reads because it is in a directory, not because another file names it. */
    DROP_IN,
    /** main.cf and master.cf, which name what else Postfix reads. */
    MAIN,
    /** Any other file that everybody may read. */
    CONFIGURATION,
    /** A key, or another file that is one secret. */
    SECRET;

    /** True when the content and its hash are never shown. */
    public boolean isSecret() {
        return this == PASSWD || this == SECRET;
    }

    /** True when the lines are entries with keys. */
    public boolean hasEntries() {
        return isTable() || this == ZONE;
    }

    /** True for a table that a daemon looks keys up in, which the guard counts. */
    public boolean isTable() {
        return this == TABLE || this == PASSWD;
    }
}
