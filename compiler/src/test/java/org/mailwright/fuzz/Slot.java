package org.mailwright.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A place in loaded YAML or JSON that holds a value. */
abstract class Slot {
    abstract Object get();

    abstract void put(Object value);

    /** All places below a value. */
    static List<Slot> in(Object root) {
        List<Slot> slots = new ArrayList<>();
        collect(root, slots, 0);
        return slots;
    }

    @SuppressWarnings("unchecked")
    private static void collect(Object value, List<Slot> slots, int depth) {
        if (depth > 50) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                slots.add(new Slot() {
                    @Override
                    Object get() {
                        return text(map.get(key));
                    }

                    @Override
                    void put(Object fresh) {
                        ((Map<Object, Object>) map).put(key, fresh);
                    }
                });
                collect(text(map.get(key)), slots, depth + 1);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                slots.add(new Slot() {
                    @Override
                    Object get() {
                        return text(list.get(at));
                    }

                    @Override
                    void put(Object fresh) {
                        ((List<Object>) list).set(at, fresh);
                    }
                });
                collect(text(list.get(i)), slots, depth + 1);
            }
        }
    }

    /** A value; the empty text for null. */
    private static Object text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value;
    }
}
