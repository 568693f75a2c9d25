package org.mailwright.tree;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;

/** What holds for every manifest, whatever its files are. */
final class ManifestRules {
    private static final String PLACE = "/etc/";

    /** Names that useradd(8) and Debian's policy allow. */
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,31}";

    private static final String HOST = "[a-z0-9_-]+(\\.[a-z0-9_-]+)*";

    private ManifestRules() {}

    /** Refuses a manifest that names a file outside of its tree or its host, or anything twice. */
    static void require(HostManifest manifest) throws IOException {
        String host = manifest.host();
        HostManifest.require(host.equals(HostManifest.SHARED) || host.matches(HOST), "a host that is not a name");
        Set<String> paths = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Action action : manifest.actions()) {
            HostManifest.require(ids.add(action.id()), "an action that is there twice");
        }
        for (HostManifest.Item item : manifest.files()) {
            HostManifest.require(
                    host.equals(HostManifest.SHARED) ? isShared(item.path()) : isPlace(item.path()),
                    host.equals(HostManifest.SHARED)
                            ? "a path that is not one of a tree"
                            : "a path that does not lie below " + PLACE);
            HostManifest.require(paths.add(item.path()), "a path that is there twice");
            HostManifest.require(item.sha256().matches("[0-9a-f]{64}"), "a file without SHA-256");
            HostManifest.require(item.rights().mode().matches("0[0-7]{3}"), "a mode that is not four octal digits");
            HostManifest.require(
                    item.rights().owner().matches(NAME) && item.rights().group().matches(NAME),
                    "an owner or a group that is no name");
            HostManifest.require(ids.containsAll(item.run()), "a file that runs what is no action");
        }
    }

    /** True for the path of a file that may be ours. It is ASCII: no locale and no file system can misread it. */
    static boolean isPlace(String path) {
        return path.startsWith(PLACE) && isAscii(path.substring(1));
    }

    /** True for a path below a tree that is no host's: none of a hidden file, and none of a manifest. */
    private static boolean isShared(String path) {
        return isAscii(path) && path.matches("(?!hosts/)[^.][^/]*/.+");
    }

    private static boolean isAscii(String path) {
        return Artefact.isInside(path) && path.chars().allMatch(c -> c < 127);
    }
}
