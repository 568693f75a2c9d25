package org.mailwright.hiera.yaml;

import java.util.regex.Pattern;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.ruby.RubyText;

/**
 * A value as YAML, as Ruby's {@code to_yaml} writes it: Psych decides how a string is quoted, {@link YamlEmitter} where
 * lines break.
 */
public final class PsychDump {
    private static final Pattern INNER_LINE_END = Pattern.compile("\\n(?!\\n?\\z)");
    private static final Pattern ODD_LINE =
            Pattern.compile("^[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}][^\"]*$", Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern WRONG_OCTAL = Pattern.compile("\\A0[0-7]*[89]");

    private final YamlEmitter out = new YamlEmitter();

    private PsychDump() {}

    // ---
    // a:
    // - 1
    // - '12'
    /** One document with its line end. */
    public static String of(Value value) {
        PsychDump dump = new PsychDump();
        dump.out.startDocument();
        dump.node(value, YamlEmitter.Context.ROOT);
        return dump.out.endDocument();
    }

    private void node(Value value, YamlEmitter.Context context) {
        if (value instanceof Value.Sequence list) {
            sequence(list, context);
        } else if (value instanceof Value.Mapping mapping) {
            mapping(mapping);
        } else if (value instanceof Value.Undef) {
            out.plain("", context);
        } else if (value instanceof Value.Real real) {
            out.plain(real(real.number()), context);
        } else if (value instanceof Value.Whole || value instanceof Value.Truth) {
            out.plain(RubyText.of(value), context);
        } else {
            text(RubyText.of(value), context);
        }
    }

    private void sequence(Value.Sequence list, YamlEmitter.Context context) {
        if (list.items().isEmpty()) {
            out.indicator("[]");
            return;
        }
        out.openSequence(context);
        for (Value item : list.items()) {
            out.item();
            node(item, YamlEmitter.Context.ITEM);
        }
        out.close();
    }

    private void mapping(Value.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            out.indicator("{}");
            return;
        }
        out.openMapping();
        for (Value.Mapping.Entry entry : mapping.entries()) {
            boolean simple = isSimple(entry.key());
            out.key(simple);
            node(entry.key(), simple ? YamlEmitter.Context.SIMPLE_KEY : YamlEmitter.Context.KEY);
            out.colon(simple);
            node(entry.value(), simple ? YamlEmitter.Context.VALUE : YamlEmitter.Context.KEY);
        }
        out.close();
    }

    private static boolean isSimple(Value key) {
        if (key instanceof Value.Sequence list) {
            return list.items().isEmpty();
        }
        return key instanceof Value.Mapping mapping
                ? mapping.entries().isEmpty()
                : YamlEmitter.isSimpleKey(RubyText.of(key));
    }

    private static String real(double number) {
        return Double.isNaN(number)
                ? ".nan"
                : Double.isInfinite(number) ? number > 0 ? ".inf" : "-.inf" : RubyText.number(number);
    }

    private void text(String text, YamlEmitter.Context context) {
        if (INNER_LINE_END.matcher(text).find()) {
            out.literal(text, context);
        } else if (text.equals("<<")) {
            out.tag("!!str");
            out.singleQuoted(text, context);
        } else if (text.equals("y")
                || text.equals("n")
                || ODD_LINE.matcher(text).find()) {
            out.doubleQuoted(text, context);
        } else if (!isText(text) || WRONG_OCTAL.matcher(text).find()) {
            out.singleQuoted(text, context);
        } else {
            out.string(text, context);
        }
    }

    /** True when Ruby would read the plain scalar as the string it is. */
    private static boolean isText(String text) {
        Parsed<Value> read = PsychScalar.of(text, Location.file(""));
        return read.value().filter(Value.Text.class::isInstance).isPresent();
    }
}
