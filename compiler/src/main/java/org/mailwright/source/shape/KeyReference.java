package org.mailwright.source.shape;

import java.util.stream.Collectors;

/** The keys as tables in Markdown, for the README: every key with what it holds, its default and what it is for. */
public final class KeyReference {
    private final StringBuilder out = new StringBuilder();

    private KeyReference() {}

    /** The tables of mailwright.yaml and of the {@code mailwright::} keys. */
    public static String markdown() {
        KeyReference reference = new KeyReference();
        reference.head("mailwright.yaml");
        Shapes.SITE_FILE.fields().forEach(field -> reference.field("", field));
        reference.out.append('\n');
        reference.head("Keys in Hiera");
        for (Shapes.Key key : Shapes.KEYS) {
            reference.row("mailwright::" + key.name(), kind(key.shape()), "", key.doc());
            reference.inside("mailwright::" + key.name(), key.shape());
        }
        return reference.out.toString();
    }

    // ### mailwright.yaml
    //
    // | key | value | default | meaning |
    // |---|---|---|---|
    // | `hiera.config` | path | `hiera.yaml` | Hiera 5's configuration |
    private void head(String title) {
        out.append("### ").append(title).append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
    }

    private void field(String parent, Field field) {
        String name = parent.isEmpty() ? field.name() : parent + "." + field.name();
        row(name, kind(field.shape()), preset(field), field.doc());
        inside(name, field.shape());
    }

    /** The keys below a key: of a hash, of each hash in a list, of each hash under a name. */
    private void inside(String name, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            fields.fields().forEach(field -> field(name, field));
        } else if (shape instanceof Shape.Each each) {
            inside(name + ".<" + each.key().kind() + ">", each.value());
        } else if (shape instanceof Shape.Items items) {
            inside(name + "[]", items.item());
        } else if (shape instanceof Shape.OneOrMore some) {
            inside(name, some.item());
        } else if (shape instanceof Shape.Either either) {
            inside(name, either.one());
            inside(name, either.other());
        }
    }

    private void row(String name, String kind, String preset, String doc) {
        out.append("| `").append(name).append("` | ").append(cell(kind)).append(" | ");
        out.append(cell(preset)).append(" | ").append(cell(doc)).append(" |\n");
    }

    private static String preset(Field field) {
        return Preset.isLiteral(field) ? "`" + field.preset() + "`" : field.preset();
    }

    /** What a value is, in words. */
    private static String kind(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.kind();
        }
        if (shape instanceof Shape.Word word) {
            return word.words().stream().map(found -> "`" + found + "`").collect(Collectors.joining(", "));
        }
        if (shape instanceof Shape.Whole whole) {
            return whole.most() == Integer.MAX_VALUE
                    ? "number from " + whole.least()
                    : "number, " + whole.least() + " to " + whole.most();
        }
        if (shape instanceof Shape.Truth) {
            return "`true`, `false`";
        }
        if (shape instanceof Shape.Items items) {
            return "list of " + kind(items.item());
        }
        if (shape instanceof Shape.OneOrMore some) {
            return kind(some.item()) + ", or a list";
        }
        if (shape instanceof Shape.Either either) {
            return kind(either.one()) + ", or " + kind(either.other());
        }
        if (shape instanceof Shape.Each each) {
            return "hash of " + each.key().kind() + " to " + kind(each.value());
        }
        return shape instanceof Shape.Fields ? "hash" : "anything";
    }

    /** A vertical bar would end the cell, an angle bracket would be HTML. */
    private static String cell(String text) {
        return text.startsWith("`")
                ? text.replace("|", "\\|")
                : text.replace("|", "\\|").replace("<", "&lt;");
    }
}
