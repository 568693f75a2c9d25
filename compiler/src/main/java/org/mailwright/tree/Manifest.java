package org.mailwright.tree;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;
import org.mailwright.change.Census;
import org.mailwright.model.Release;

/**
 * The files of one host, with all that is needed to install them, and what must run when one has changed.
 *
 * @param host the host's name; {@code *} for the files of a tree that belong to none
 * @param release of Debian that the files are written for; empty in a manifest of version 1, and for no host
 * @param census what the guard holds the next one to
 */
public record Manifest(String host, Optional<Release> release, List<Item> files, List<Action> actions, Census census) {
    /** What a tree, each of its hosts and a machine's state call the file. */
    public static final String FILE = "manifest.json";

    /** The host of the manifest of what belongs to no host. */
    public static final String SHARED = "*";

    /**
     * One file.
     *
     * @param path absolute on the host; below the tree for a file of no host
     * @param sha256 of its content, in hex: as secret as the file
     * @param run ids of actions
     */
    public record Item(String path, Artefact.Rights rights, String sha256, boolean secret, List<String> run) {
        public Item {
            run = List.copyOf(run);
        }

        /** What installs an artefact. */
        public static Item of(Artefact artefact, String sha256) {
            return new Item(
                    artefact.place().path(),
                    artefact.rights(),
                    sha256,
                    artefact.secret(),
                    artefact.run().stream().map(Action::id).toList());
        }

        /** What it is to what reads it. */
        public Form form() {
            return Files.form(path, secret);
        }
    }

    public Manifest {
        files = List.copyOf(files);
        actions = List.copyOf(new TreeSet<>(actions));
    }

    /** This manifest, which an apply takes; one that it would refuse is a defect of a writer. */
    public Manifest checked() {
        try {
            ManifestRules.requireSound(this);
        } catch (IOException e) {
            throw new IllegalStateException("a plan has what no apply installs", e);
        }
        refusal().ifPresent(reason -> {
            throw new IllegalStateException("a plan has what no apply installs: " + reason);
        });
        return this;
    }

    /** Why an apply refuses it although it is a manifest: another program wrote it, or another version of this one. */
    public Optional<String> refusal() {
        try {
            if (!host.equals(SHARED)) {
                ManifestRules.requireKnown(this);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Where a file of it belongs. */
    public Place place(Item item) {
        return host.equals(SHARED) ? Place.shared(item.path()) : Place.on(host, item.path());
    }

    /** The path in a tree of a host's manifest, or of the shared one. */
    public static String path(String host) {
        return host.equals(SHARED) ? FILE : Place.directory(host) + "/" + FILE;
    }

    /** The file at this path. */
    public Optional<Item> file(String path) {
        return files.stream().filter(item -> item.path().equals(path)).findFirst();
    }

    /** Its files by path. */
    public Map<String, Item> byPath() {
        Map<String, Item> items = new TreeMap<>();
        files.forEach(item -> items.put(item.path(), item));
        return items;
    }
}
