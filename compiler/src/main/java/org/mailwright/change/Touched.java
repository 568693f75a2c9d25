package org.mailwright.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Location;

/** The inputs behind what changes for an address, before and now, each once. */
final class Touched {
    private final Set<Location> earlier = new LinkedHashSet<>();
    private final Set<Location> later = new LinkedHashSet<>();

    void add(EntryChange entry) {
        List<Location> before = entry.earlierCauses();
        List<Location> after = entry.laterCauses();
        if (entry.kind() == Kind.CHANGED) {
            List<String> old = Mailboxes.list(entry.earlier().orElse(""));
            List<String> fresh = Mailboxes.list(entry.later().orElse(""));
            before = narrowed(before, old, fresh);
            after = narrowed(after, fresh, old);
        }
        earlier.addAll(before);
        later.addAll(after);
    }

    void add(Touched other) {
        earlier.addAll(other.earlier);
        later.addAll(other.later);
    }

    void addEarlier(Location place) {
        earlier.add(place);
    }

    void addLater(Location place) {
        later.add(place);
    }

    List<Location> earlier() {
        return List.copyOf(earlier);
    }

    List<Location> later() {
        return List.copyOf(later);
    }

    /**
     * Of the places of an entry and its targets those of the targets that the other side has not; of the entry where there
     * are none. The first place is the entry's, then one for each target unless two stand in one place.
     */
    private static List<Location> narrowed(List<Location> causes, List<String> targets, Collection<String> others) {
        if (causes.size() != targets.size() + 1) {
            return causes;
        }
        List<Location> narrowed = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (!others.contains(targets.get(i))) {
                narrowed.add(causes.get(i + 1));
            }
        }
        return narrowed.isEmpty() ? causes.subList(0, 1) : narrowed;
    }
}
