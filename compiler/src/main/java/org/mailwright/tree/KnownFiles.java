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
import org.mailwright.artefact.Place;
import org.mailwright.diagnostic.Printable;

/**
 * Holds a manifest to what a plan can contain: its files to our places with their rights, its actions to those of these
 * places. So a tree cannot have another file installed or another command run, whoever wrote it.
 */
public final class KnownFiles {
    private KnownFiles() {}

    /** Refuses a manifest with anything else. */
    static void require(HostManifest manifest) throws IOException {
        List<Place> places = Files.places();
        Map<String, Action> known = new HashMap<>();
        for (HostManifest.Item item : manifest.files()) {
            Place place = places.stream()
                    .filter(candidate -> candidate.holds(item.path()))
                    .findFirst()
                    .orElseThrow(() -> refusal(item.path() + " is not a file that mailwright installs"));
            if (!place.rights().equals(item.rights()) || place.isSecret() != item.secret()) {
                throw refusal(item.path() + " does not have the owner and mode that mailwright gives it");
            }
            List<Action> actions = place.actions(item.path());
            Set<String> ids = actions.stream().map(Action::id).collect(Collectors.toCollection(HashSet::new));
            for (String id : item.run()) {
                if (!ids.contains(id)) {
                    throw refusal(item.path() + " does not need " + Printable.of(id));
                }
            }
            actions.forEach(action -> known.put(action.id(), action));
        }
        for (Action action : manifest.actions()) {
            Action ours = known.get(action.id());
            if (ours == null || !ours.command().equals(action.command())) {
                throw refusal(
                        "an action that mailwright does not have for these files: " + Printable.of(action.line()));
            }
        }
    }

    /** True for an action that a file of some place has; the id of one that belongs to a single file names the file. */
    public static boolean isKnown(Action action) {
        String path = action.id().replaceFirst("^[^:]*:", "");
        return !path.isEmpty()
                && Files.places().stream()
                        .flatMap(place -> place.actions(place.holds(path) ? path : place.path()).stream())
                        .anyMatch(ours ->
                                ours.id().equals(action.id()) && ours.command().equals(action.command()));
    }

    private static IOException refusal(String message) {
        return new IOException("manifest: " + message);
    }
}
