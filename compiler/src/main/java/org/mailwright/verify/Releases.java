package org.mailwright.verify;

import java.util.List;
import org.mailwright.model.Release;

/**
 * The daemons' versions in Debian's releases. A checker of another version speaks another language: Dovecot 2.4 reads no
 * configuration of 2.3, and an older Postfix calls newer parameters unused.
 */
enum Releases {
    POSTFIX("3.7", "3.10"),
    DOVECOT("2.3", "2.4"),
    RSPAMD("3.4", "3.12");

    private final String debian12;
    private final String debian13;

    Releases(String debian12, String debian13) {
        this.debian12 = debian12;
        this.debian13 = debian13;
    }

    /** Why the installed program cannot judge files of a release; empty when it can. */
    String obstacle(String installed, Release release) {
        String wanted = switch (release) {
            case DEBIAN_12 -> debian12;
            case DEBIAN_13 -> debian13;
        };
        List<String> here = List.of(installed.split("[.\\s-]"));
        return here.size() > 1 && wanted.equals(here.get(0) + "." + here.get(1))
                ? ""
                : "is " + installed + " here and " + wanted + " there";
    }
}
