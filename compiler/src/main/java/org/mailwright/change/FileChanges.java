package org.mailwright.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;
import org.mailwright.artefact.SecretBody;

/** Compares the files of two states, one after the other. */
final class FileChanges {
    private static final Body NOTHING = lines -> {};

    private final List<FileChange> changes = new ArrayList<>();
    private final List<Place> closed = new ArrayList<>();

    private FileChanges() {}

    /** The changes by place. */
    static FileChanges of(Map<Place, Artefact> earlier, Map<Place, Artefact> later) {
        FileChanges changes = new FileChanges();
        TreeSet<Place> places = new TreeSet<>(earlier.keySet());
        places.addAll(later.keySet());
        for (Place place : places) {
            changes.compare(place, Optional.ofNullable(earlier.get(place)), Optional.ofNullable(later.get(place)));
        }
        return changes;
    }

    List<FileChange> changes() {
        return changes;
    }

    /** Secret files that are there before and now and could not be read here, so that nothing is said about them. */
    List<Place> closed() {
        return closed;
    }

    private void compare(Place place, Optional<Artefact> earlier, Optional<Artefact> later) {
        Body before = earlier.map(Artefact::body).orElse(NOTHING);
        Body after = later.map(Artefact::body).orElse(NOTHING);
        boolean both = earlier.isPresent() && later.isPresent();
        boolean secret = earlier.filter(Artefact::secret).isPresent()
                || later.filter(Artefact::secret).isPresent();
        Optional<String> rights = both ? rights(earlier.get(), later.get()) : Optional.empty();
        boolean sealed = before instanceof SecretBody && after instanceof SecretBody;
        boolean readable = isReadable(before) && isReadable(after);
        if (both && !sealed && !readable) {
            closed.add(place);
        }
        Form form = later.or(() -> earlier).map(Artefact::form).orElse(Form.CONFIGURATION);
        boolean texts = readable && !sealed && (both || form.hasEntries());
        Optional<Pair> pair = texts
                ? Optional.of(new Pair(before, after, Fingerprint.of(before), Fingerprint.of(after)))
                : Optional.empty();
        boolean same = both && pair.map(Pair::isSame).orElseGet(() -> !isOther(before, after));
        if (same && rights.isEmpty()) {
            return;
        }
        Optional<Pair> shown = pair.filter(texted -> !same);
        changes.add(new FileChange(
                place,
                form,
                Kind.of(earlier.isPresent(), later.isPresent()),
                secret,
                rights,
                form.hasEntries()
                        ? shown.map(texted -> entries(form, secret, texted)).orElse(List.of())
                        : List.of(),
                both && !form.hasEntries() && !secret
                        ? shown.map(FileChanges::lines).orElse(List.of())
                        : List.of()));
    }

    /** Two texts and their digests. */
    private record Pair(Body before, Body after, Fingerprint earlier, Fingerprint later) {
        boolean isSame() {
            return earlier.isSame(later);
        }
    }

    private static boolean isReadable(Body body) {
        return !(body instanceof SecretBody secrets) || secrets.isReadable();
    }

    /** True when two files of secrets are known to differ. */
    private static boolean isOther(Body before, Body after) {
        return before instanceof SecretBody mine && after instanceof SecretBody others && !mine.holdsSame(others);
    }

    // 0644 root:root → 0640 root:dovecot
    private static Optional<String> rights(Artefact earlier, Artefact later) {
        return earlier.rights().equals(later.rights())
                ? Optional.empty()
                : Optional.of(text(earlier.rights()) + " → " + text(later.rights()));
    }

    private static String text(Artefact.Rights rights) {
        return rights.mode() + " " + rights.owner() + ":" + rights.group();
    }

    private static List<LineChange> lines(Pair texts) {
        List<LineChange> changes = new ArrayList<>();
        texts.later().others(texts.before(), (text, causes) -> changes.add(new LineChange(false, text, causes)));
        texts.earlier().others(texts.after(), (text, causes) -> changes.add(new LineChange(true, text, causes)));
        return changes;
    }

    /** The lines of one side that the other has not, by key. */
    private static SortedMap<String, List<EntryChange>> others(
            Form form, boolean secret, boolean isLater, Body from, Fingerprint than) {
        SortedMap<String, List<EntryChange>> found = new TreeMap<>();
        than.others(from, (text, causes) -> {
            EntryText.of(form, text).ifPresent(entry -> {
                Optional<String> value = Optional.of(secret ? EntryChange.SECRET : entry.value());
                found.computeIfAbsent(entry.key(), key -> new ArrayList<>(1))
                        .add(
                                isLater
                                        ? new EntryChange(entry.key(), Optional.empty(), value, List.of(), causes)
                                        : new EntryChange(entry.key(), value, Optional.empty(), causes, List.of()));
            });
        });
        return found;
    }

    private static List<EntryChange> entries(Form form, boolean secret, Pair texts) {
        SortedMap<String, List<EntryChange>> gone = others(form, secret, false, texts.before(), texts.later());
        SortedMap<String, List<EntryChange>> fresh = others(form, secret, true, texts.after(), texts.earlier());
        TreeSet<String> keys = new TreeSet<>(gone.keySet());
        keys.addAll(fresh.keySet());
        List<EntryChange> changes = new ArrayList<>();
        for (String key : keys) {
            List<EntryChange> lost = gone.getOrDefault(key, List.of());
            List<EntryChange> gained = fresh.getOrDefault(key, List.of());
            int pairs = Math.min(lost.size(), gained.size());
            for (int i = 0; i < pairs; i++) {
                changes.add(both(lost.get(i), gained.get(i), secret));
            }
            changes.addAll(lost.subList(pairs, lost.size()));
            changes.addAll(gained.subList(pairs, gained.size()));
        }
        return changes;
    }

    private static EntryChange both(EntryChange lost, EntryChange gained, boolean secret) {
        return new EntryChange(
                lost.key(),
                lost.earlier(),
                secret ? Optional.of(EntryChange.SECRET_CHANGED) : gained.later(),
                lost.earlierCauses(),
                gained.laterCauses());
    }
}
