package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Comment;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.yaml.YamlText;
import org.mailwright.source.shape.ShapeCheck;
import org.mailwright.source.shape.Shapes;

/**
 * mailwright.yaml: where the inputs are.
 *
 * @param hieraConfig the path of hiera.yaml
 */
record SiteFile(
        Value hieraConfig,
        Value nodes,
        Strictness strictness,
        Optional<Value> scope,
        Optional<Value> asNode,
        Map<String, Value.Text> keys,
        List<Value> directories,
        Optional<Value> exported,
        Optional<Value> zones,
        Optional<Value> templates,
        Optional<Value> checks,
        List<Comment> comments,
        Location location) {

    /** Reads it; nothing when it is no YAML hash. */
    static Optional<SiteFile> read(Reading reading, String name, byte[] bytes) {
        List<Comment> comments = new ArrayList<>();
        Checked<Optional<Value>> text = YamlText.own(name, bytes, comments::add);
        text.diagnostics().forEach(reading::report);
        Location at = Location.file(name, 1, 1);
        if (text.value().isEmpty() && !text.hasErrors()) {
            reading.error(HieraKinds.EMPTY_VALUE, at, "the file is empty", "say where hiera.yaml is");
        }
        Optional<Value> site = text.value()
                .flatMap(value -> EyamlRemains.removed(value, reading::report))
                .map(value -> ShapeCheck.check("mailwright.yaml", Shapes.SITE_FILE, value, reading::report));
        return site.filter(Value.Mapping.class::isInstance).map(value -> of(Optional.of(value), comments, at));
    }

    private static SiteFile of(Optional<Value> site, List<Comment> comments, Location at) {
        Optional<Value> hiera = Reading.get(site, "hiera");
        Map<String, Value.Text> keys = new HashMap<>();
        Reading.entries(Reading.get(hiera, "keys")).forEach(entry -> {
            if (entry.key() instanceof Value.Text ours && entry.value() instanceof Value.Text yours) {
                keys.put(ours.text(), yours);
            }
        });
        return new SiteFile(
                Reading.get(hiera, "config")
                        .filter(Value.Text.class::isInstance)
                        .or(() -> preset("hiera.yaml", at))
                        .orElseThrow(),
                Reading.get(hiera, "nodes").or(() -> preset("nodes", at)).orElseThrow(),
                Reading.whole(Reading.get(hiera, "puppet"), 8) == 7 ? Strictness.PUPPET_7 : Strictness.PUPPET_8,
                Reading.get(hiera, "scope"),
                Reading.get(hiera, "as_node").filter(Value.Text.class::isInstance),
                keys,
                Reading.items(Reading.get(site, "directory")),
                Reading.get(site, "exported"),
                Reading.get(site, "zones"),
                Reading.get(site, "templates"),
                Reading.get(site, "checks"),
                List.copyOf(comments),
                at);
    }

    private static Optional<Value> preset(String path, Location at) {
        return Optional.of(Value.Text.of(path, at));
    }
}
