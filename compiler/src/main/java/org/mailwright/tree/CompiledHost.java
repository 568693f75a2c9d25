package org.mailwright.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Census;
import org.mailwright.model.Release;

/** The files of one host as they were just compiled: nothing of them is on a disk before it is in its place. */
public final class CompiledHost implements HostFiles {
    private final Manifest manifest;
    private final SortedMap<String, Artefact> artefacts;

    private CompiledHost(Manifest manifest, SortedMap<String, Artefact> artefacts) {
        this.manifest = manifest;
        this.artefacts = artefacts;
    }

    /** Those of the artefacts that are the host's; each is written once, for its sum. */
    public static CompiledHost of(String host, Release release, Collection<Artefact> artefacts, Census census)
            throws IOException {
        SortedMap<String, Artefact> own = new TreeMap<>();
        List<Manifest.Item> items = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (Artefact artefact : artefacts) {
            if (artefact.place().isOn(host)) {
                own.put(artefact.place().path(), artefact);
                items.add(Manifest.Item.of(artefact, sha256(artefact)));
                actions.addAll(artefact.run());
            }
        }
        return new CompiledHost(new Manifest(host, Optional.of(release), items, actions, census).checked(), own);
    }

    private static String sha256(Artefact artefact) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            FileLines.write(out, artefact.body());
        }
        return Sha256.hex(digest);
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public void write(Manifest.Item item, OutputStream out) throws IOException {
        Artefact artefact = artefacts.get(item.path());
        if (artefact == null) {
            throw new IllegalArgumentException("no file of " + manifest.host());
        }
        FileLines.write(out, artefact.body());
    }
}
