package org.mailwright.hiera;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.hocon.HoconText;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.yaml.YamlText;

/**
 * The way to places in a data file, as the keys that lead there: {@code mailwright::aliases.press}. Unlike a line it stays
 * when something is inserted above. The items of a list have the way of the list.
 */
public final class KeyPaths {
    private final Set<Location> wanted;
    private final Deque<String> keys = new ArrayDeque<>();
    private final Map<Location, String> found = new HashMap<>();

    private KeyPaths(Set<Location> wanted) {
        this.wanted = wanted;
    }

    /** The ways to those of the wanted places that are the place of a key or a value of the file. */
    public static Map<Location, String> of(String displayName, byte[] bytes, Set<Location> wanted) {
        KeyPaths paths = new KeyPaths(wanted);
        read(displayName, bytes).ifPresent(paths::walk);
        return paths.found;
    }

    private static Optional<Value> read(String name, byte[] bytes) {
        if (name.endsWith(".json")) {
            return JsonText.read(name, bytes, HieraKinds.JSON_SYNTAX).value();
        }
        return name.endsWith(".conf")
                ? HoconText.read(name, bytes).value()
                : YamlText.read(name, bytes).value();
    }

    private void walk(Value value) {
        note(value);
        if (value instanceof Value.Sequence list) {
            list.items().forEach(this::walk);
        } else if (value instanceof Value.Mapping mapping) {
            for (Value.Mapping.Entry entry : mapping.entries()) {
                keys.addLast(Values.text(entry.key()));
                note(entry.key());
                walk(entry.value());
                keys.removeLast();
            }
        }
    }

    private void note(Value value) {
        if (!keys.isEmpty() && wanted.contains(value.location())) {
            // A hash begins where its first key does: the way to the key is the longer one. What an alias repeats keeps
            // its first.
            String path = String.join(".", keys);
            found.merge(value.location(), path, (known, way) -> way.startsWith(known + ".") ? way : known);
        }
    }
}
