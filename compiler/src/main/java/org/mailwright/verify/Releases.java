package org.mailwright.verify;

import java.util.List;
import java.util.Map;
import org.mailwright.model.Release;

/**
 * The daemons' versions in Debian's releases. A checker of another version speaks another language: Dovecot 2.4 reads no
 * configuration of 2.3, and an older Postfix calls newer parameters unused.
 */
enum Releases {
    POSTFIX(Map.of(Release.DEBIAN_12, "3.7", Release.DEBIAN_13, "3.10")),
    DOVECOT(Map.of(Release.DEBIAN_12, "2.3", Release.DEBIAN_13, "2.4")),
    RSPAMD(Map.of(Release.DEBIAN_12, "3.4", Release.DEBIAN_13, "3.12"));

    private final Map<Release, String> versions;

    Releases(Map<Release, String> versions) {
        this.versions = versions;
    }

    /** Why the installed program cannot judge files of a release; empty when it can. */
    String obstacle(String installed, Release release) {
        String wanted = versions.getOrDefault(release, "");
        List<String> here = List.of(installed.split("[.\\s-]"));
        return here.size() > 1 && wanted.equals(here.get(0) + "." + here.get(1))
                ? ""
                : "is " + installed + " here and " + wanted + " there";
    }
}
