package org.mailwright.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Changes of the structure of a YAML or JSON file: another value, another type, another key, moved, nested, gone. */
final class TreeMutators {
    private static final String TREES = "[^\\n]*\\.(yaml|json)";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Written where null belongs. */
    private static final String NOTHING = "NOTHING-HERE";

    private final Canaries canaries;

    TreeMutators(Canaries canaries) {
        this.canaries = canaries;
    }

    List<Mutator> all() {
        return List.of(
                tree("value-text", (value, dice) -> HostileText.any(dice)),
                tree("value-text", (value, dice) -> HostileText.any(dice)),
                tree("value-text", (value, dice) -> HostileText.any(dice)),
                tree(
                        "value-number",
                        (value, dice) -> dice.of(List.of(0, -1, 1.5, 65536, Integer.MAX_VALUE, 1e308, 4294967296L))),
                tree("value-flag", (value, dice) -> dice.onceIn(2)),
                tree("value-nothing", (value, dice) -> dice.onceIn(2) ? Map.of() : List.of()),
                tree("value-null", (value, dice) -> NOTHING),
                tree("in-list", (value, dice) -> List.of(value)),
                tree("in-hash", (value, dice) -> Map.of(HostileText.any(dice), value)),
                tree("twice", (value, dice) -> List.of(value, value)),
                tree("deep", TreeMutators::deep),
                tree("part-of-text", TreeMutators::partOfText),
                tree("part-of-text", TreeMutators::partOfText),
                tree("other-key", TreeMutators::otherKey),
                tree("other-key", TreeMutators::otherKey),
                tree("more-keys", TreeMutators::moreKeys),
                tree("fewer", TreeMutators::fewer),
                tree("fewer", TreeMutators::fewer),
                Mutator.ofFile("moved", TREES, this::moved),
                Mutator.ofFile("moved", TREES, this::moved));
    }

    private Mutator tree(String name, BiFunction<Object, Dice, Object> change) {
        return Mutator.ofFile(name, TREES, (bytes, dice) -> changed(bytes, dice, change));
    }

    private byte[] changed(byte[] bytes, Dice dice, BiFunction<Object, Dice, Object> change) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        try {
            Object root = load(text);
            List<Slot> slots = Slot.in(root);
            if (slots.isEmpty()) {
                return bytes;
            }
            Slot slot = dice.of(slots);
            slot.put(change.apply(slot.get(), dice));
            return dump(root, text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (YAMLException | JsonProcessingException | ClassCastException e) {
            // What another mutation broke stays as it is.
            return bytes;
        }
    }

    private byte[] moved(byte[] bytes, Dice dice) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        try {
            Object root = load(text);
            List<Slot> slots = Slot.in(root);
            if (slots.isEmpty()) {
                return bytes;
            }
            Object value = dice.of(slots).get();
            // A plain secret under a key that is no secret's is none.
            if (!canaries.in(String.valueOf(value)).isEmpty()) {
                return bytes;
            }
            Object copy = load(dump(Map.of("x", value), "")) instanceof Map<?, ?> map ? map.get("x") : "";
            dice.of(slots).put(copy);
            return dump(root, text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (YAMLException | JsonProcessingException e) {
            return bytes;
        }
    }

    private static Object load(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(60);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static String dump(Object root, String like) throws JsonProcessingException {
        if (like.startsWith("{") || like.startsWith("[")) {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(root)
                    .replace('"' + NOTHING + '"', "null");
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        options.setSplitLines(false);
        return new Yaml(options).dump(root).replace(NOTHING, "null");
    }

    private static Object deep(Object value, Dice dice) {
        Object deep = value;
        boolean lists = dice.onceIn(2);
        for (int i = dice.of(List.of(5, 60, 300)); i > 0; i--) {
            deep = lists ? List.of(deep) : Map.of("a", deep);
        }
        return deep;
    }

    private static Object partOfText(Object value, Dice dice) {
        String text = String.valueOf(value);
        if (value instanceof Map || value instanceof List || text.length() > 400) {
            return value;
        }
        int at = dice.below(text.length() + 1);
        return text.substring(0, at)
                + HostileText.any(dice)
                + text.substring(dice.onceIn(2) ? at : Math.min(text.length(), at + 1));
    }

    private static Object otherKey(Object value, Dice dice) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            return value;
        }
        Object old = dice.of(List.copyOf(map.keySet()));
        Map<Object, Object> changed = new LinkedHashMap<>();
        map.forEach((key, item) -> changed.put(key.equals(old) ? key(key, dice) : key, item));
        return changed;
    }

    private static Object key(Object key, Dice dice) {
        String text = String.valueOf(key);
        return switch (dice.below(5)) {
            case 0 -> text + "x";
            case 1 -> text.toUpperCase(java.util.Locale.ROOT);
            case 2 -> text.length() > 1 ? text.substring(1) : text;
            default -> HostileText.any(dice);
        };
    }

    private static Object moreKeys(Object value, Dice dice) {
        int count = dice.of(List.of(1, 3, 40));
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<Object, Object> changed = new LinkedHashMap<>(map);
            for (int i = 0; i < count; i++) {
                changed.put(HostileText.any(dice), HostileText.any(dice));
            }
            return changed;
        }
        List<Object> items = new ArrayList<>(value instanceof List<?> list ? list : List.of(value));
        for (int i = 0; i < count; i++) {
            items.add(HostileText.any(dice));
        }
        return items;
    }

    private static Object fewer(Object value, Dice dice) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<Object> items = new ArrayList<>(list);
            items.remove(dice.below(items.size()));
            return items;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<Object, Object> changed = new LinkedHashMap<>(map);
            changed.remove(dice.of(List.copyOf(map.keySet())));
            return changed;
        }
        return value;
    }
}
