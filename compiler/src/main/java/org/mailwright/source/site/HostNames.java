package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Decryption;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Value;
import org.mailwright.source.puppetdb.Node;

/**
 * The mail names of a site's hosts with a role, for people who type one. The inventory and Hiera are read as files; no
 * secret and no certificate is opened and no server is asked, so a site with a live PuppetDB has none here.
 */
public final class HostNames {
    private HostNames() {}

    /** The names, sorted; empty where the site cannot be read. */
    public static List<String> of(FileTree files, Path siteFile) throws IOException {
        Reading reading = new Reading(files, siteFile.resolveSibling(""));
        byte[] bytes = files.read(siteFile).orElse(new byte[0]);
        Optional<SiteFile> site = SiteFile.read(reading, files.display(siteFile), bytes);
        if (site.isEmpty()
                || Reading.get(Optional.of(site.get().nodes()), "puppetdb").isPresent()) {
            return List.of();
        }
        Optional<Path> config = reading.existing(Optional.of(site.get().hieraConfig()), SiteKinds.INPUT_MISSING);
        if (config.isEmpty()) {
            return List.of();
        }
        Optional<Hiera> hiera = Hiera.open(files, config.get(), site.get().strictness(), Decryption.SEALED)
                .value();
        return hiera.isEmpty() ? List.of() : names(reading, site.get(), hiera.get());
    }

    private static List<String> names(Reading reading, SiteFile site, Hiera hiera) throws IOException {
        List<Node> nodes = new NodesKey(reading, site).read(Need.toJudge()).nodes();
        Lookups lookups = new Lookups(hiera, SiteHiera.scope(site, nodes, reading), site.keys(), reading);
        List<Optional<Value>> keys =
                lookups.hosts(nodes.stream().map(Node::scope).toList());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (!Reading.items(Reading.get(keys.get(i), "roles")).isEmpty()) {
                Reading.text(Optional.of(nodes.get(i).mailName())).ifPresent(names::add);
            }
        }
        return names.stream().sorted().distinct().toList();
    }
}
