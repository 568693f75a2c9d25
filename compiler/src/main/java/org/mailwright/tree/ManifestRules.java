package org.mailwright.tree;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Place;
import org.mailwright.diagnostic.Printable;

/**
 * Holds a manifest to what a compile can make: paths, names and sums that are such, files that hosts have with their rights,
 * and actions that those need. So a tree cannot have another file installed or another command run, whatever wrote it.
 */
public final class ManifestRules {
    private static final String BELOW = "/etc/";

    /** Names that useradd(8) and Debian's policy allow. */
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,31}";

    private static final String HOST = "[a-z0-9_-]+(\\.[a-z0-9_-]+)*";

    private ManifestRules() {}

    /** Refuses a manifest that names a file outside of its tree or its host, or anything twice. */
    static void requireSound(Manifest manifest) throws IOException {
        boolean shared = manifest.host().equals(Manifest.SHARED);
        require(shared || manifest.host().matches(HOST), "a host that is not a name");
        Set<String> paths = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Action action : manifest.actions()) {
            require(ids.add(action.id()), "an action that is there twice");
        }
        for (Manifest.Item item : manifest.files()) {
            require(
                    shared ? isShared(item.path()) : isPlace(item.path()),
                    shared ? "a path that is not one of a tree" : "a path that does not lie below " + BELOW);
            require(paths.add(item.path()), "a path that is there twice");
            require(item.sha256().matches("[0-9a-f]{64}"), "a file without SHA-256");
            require(item.rights().mode().matches("0[0-7]{3}"), "a mode that is not four octal digits");
            require(
                    item.rights().owner().matches(NAME) && item.rights().group().matches(NAME),
                    "an owner or a group that is no name");
            require(ids.containsAll(item.run()), "a file that runs what is no action");
        }
    }

    /** Refuses a manifest with a file, rights or an action that no compile of this release makes. */
    static void requireKnown(Manifest manifest) throws IOException {
        List<HostFile> families = Files.ofHosts();
        Map<String, Action> known = new HashMap<>();
        for (Manifest.Item item : manifest.files()) {
            HostFile family = families.stream()
                    .filter(candidate -> candidate.holds(item.path()))
                    .findFirst()
                    .orElseThrow(() -> refusal(item.path() + " is not a file that mailwright installs"));
            require(
                    family.rights().equals(item.rights()) && family.form().isSecret() == item.secret(),
                    item.path() + " does not have the owner and mode that mailwright gives it");
            List<Action> actions = family.actions(item.path());
            Set<String> ids = actions.stream().map(Action::id).collect(Collectors.toSet());
            for (String id : item.run()) {
                require(ids.contains(id), item.path() + " does not need " + Printable.of(id));
            }
            actions.forEach(action -> known.put(action.id(), action));
        }
        for (Action action : manifest.actions()) {
            Action ours = known.get(action.id());
            require(
                    ours != null && ours.command().equals(action.command()),
                    "an action that mailwright does not have for these files: " + Printable.of(action.line()));
        }
    }

    /** True for an action that some file has; the id of one that belongs to a single file names the file. */
    public static boolean isKnown(Action action) {
        String path = action.id().replaceFirst("^[^:]*:", "");
        return !path.isEmpty()
                && Files.ofHosts().stream()
                        .flatMap(file -> file.actions(file.holds(path) ? path : file.path()).stream())
                        .anyMatch(ours ->
                                ours.id().equals(action.id()) && ours.command().equals(action.command()));
    }

    /** True for the path of a file that may be ours. It is ASCII: no locale and no file system can misread it. */
    public static boolean isPlace(String path) {
        return path.startsWith(BELOW) && isAscii(path.substring(1));
    }

    /** True for a path below a tree that is no host's: none of a hidden file, and none of a manifest. */
    private static boolean isShared(String path) {
        return isAscii(path) && !Place.isOfHost(path) && path.matches("[^.][^/]*/.+");
    }

    private static boolean isAscii(String path) {
        return Place.isInside(path) && path.chars().allMatch(c -> c < 127);
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw refusal(otherwise);
        }
    }

    private static IOException refusal(String message) {
        return new IOException("manifest: " + message);
    }
}
