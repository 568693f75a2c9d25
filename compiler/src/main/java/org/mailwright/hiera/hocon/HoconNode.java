package org.mailwright.hiera.hocon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Layers;
import org.mailwright.hiera.Value;

/** What stands in a HOCON file before {@code ${…}} is put in. */
sealed interface HoconNode {

    /** A scalar; text without quotes behind a hash or a list is passed over. */
    record Leaf(Value value, boolean quoted) implements HoconNode {}

    /** A list. */
    record Items(List<HoconNode> items, Location at) implements HoconNode {}

    /** {@code ${path}} or {@code ${?path}}. */
    record Reference(List<String> path, boolean optional, Location at) implements HoconNode {}

    /** Values side by side: texts are joined, lists appended, hashes merged. */
    record Joined(List<HoconNode> pieces) implements HoconNode {}

    /** Declarations of one key that only the references in them can merge, the first one first. */
    record Layers(List<HoconNode> layers) implements HoconNode {}

    /** A hash. */
    record Fields(Map<String, Field> fields, Location at) implements HoconNode {}

    /** The value of a key, and where the key stands. */
    record Field(HoconNode value, Location at) {}

    /** The later declaration over the earlier one: hashes are merged, with the later one's keys first. */
    static HoconNode over(HoconNode later, HoconNode earlier) {
        if (later instanceof Leaf || later instanceof Items) {
            return later;
        }
        if (later instanceof Fields fields && earlier instanceof Fields below) {
            Map<String, Field> merged = new LinkedHashMap<>();
            fields.fields().forEach((key, field) -> {
                Field known = below.fields().get(key);
                merged.put(key, known == null ? field : new Field(over(field.value(), known.value()), field.at()));
            });
            below.fields().forEach(merged::putIfAbsent);
            return new Fields(merged, fields.at());
        }
        if (later instanceof Fields && (earlier instanceof Leaf || earlier instanceof Items)) {
            return later;
        }
        List<HoconNode> layers = new ArrayList<>(earlier instanceof Layers known ? known.layers() : List.of(earlier));
        layers.addAll(later instanceof Layers known ? known.layers() : List.of(later));
        return new Layers(List.copyOf(layers));
    }
}
