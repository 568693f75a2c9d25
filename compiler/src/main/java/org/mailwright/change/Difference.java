package org.mailwright.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;

/**
 * What differs between two states of a mail system: what an apply would change.
 *
 * @param files by place
 * @param addresses by address
 * @param names in the DNS
 * @param closed secret files that could not be read here, so that nothing is said about them
 * @param refusals why the guard would refuse it
 */
public record Difference(
        List<FileChange> files,
        List<AddressChange> addresses,
        List<NameChange> names,
        List<Place> closed,
        List<String> refusals) {

    /** Nothing differs. */
    public static final Difference NONE = new Difference(List.of(), List.of(), List.of(), List.of(), List.of());

    public Difference {
        files = List.copyOf(files);
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
        closed = List.copyOf(closed);
        refusals = List.copyOf(refusals);
    }

    /**
     * Compares two states, each given by its files.
     *
     * @param primary the domain that accounts have their addresses in
     */
    public static Difference of(Collection<Artefact> earlier, Collection<Artefact> later, String primary) {
        Map<Place, Artefact> before = byPlace(earlier);
        Map<Place, Artefact> after = byPlace(later);
        FileChanges files = FileChanges.of(before, after);
        return new Difference(
                files.changes(),
                AddressChanges.of(files.changes(), before.values(), after.values(), primary),
                names(files.changes()),
                files.closed(),
                Refusals.of(files.changes(), before, after));
    }

    private static SortedMap<Place, Artefact> byPlace(Collection<Artefact> artefacts) {
        SortedMap<Place, Artefact> byPlace = new TreeMap<>();
        artefacts.forEach(artefact -> byPlace.put(artefact.place(), artefact));
        return byPlace;
    }

    private static List<NameChange> names(List<FileChange> files) {
        SortedMap<String, SortedSet<String>> names = new TreeMap<>();
        files.stream()
                .filter(file -> file.form() == Form.ZONE)
                .flatMap(file -> file.entries().stream())
                .map(entry -> entry.key().split(" ", 2))
                .filter(key -> key.length == 2)
                .forEach(key ->
                        names.computeIfAbsent(key[0], name -> new TreeSet<>()).add(key[1]));
        return names.entrySet().stream()
                .map(name -> new NameChange(name.getKey(), name.getValue()))
                .toList();
    }

    /** True when an apply would have nothing to do. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** How many entries of tables and zones come, change or go. */
    public long entries(Kind kind) {
        return files.stream()
                .flatMap(file -> file.entries().stream())
                .filter(entry -> entry.kind() == kind)
                .count();
    }
}
