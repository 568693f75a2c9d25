package org.mailwright.install;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailwright.tree.StrictJson;

/**
 * What the indexes of a host were when apply had made them.
 *
 * @param byTable by the path of the table
 */
record IndexMarks(Map<String, Index.Mark> byTable) {
    IndexMarks {
        byTable = Map.copyOf(byTable);
    }

    static IndexMarks none() {
        return new IndexMarks(Map.of());
    }

    Optional<Index.Mark> of(String table) {
        return Optional.ofNullable(byTable.get(table));
    }

    IndexMarks with(String table, Index.Mark mark) {
        Map<String, Index.Mark> marks = new TreeMap<>(byTable);
        marks.put(table, mark);
        return new IndexMarks(marks);
    }

    /** Without those of tables that are no longer indexed. */
    IndexMarks only(Set<String> tables) {
        Map<String, Index.Mark> marks = new TreeMap<>(byTable);
        marks.keySet().retainAll(tables);
        return new IndexMarks(marks);
    }

    // {"/etc/postfix/maps/alias": {"table": "5f…", "sha256": "0a…", "inode": "1234 12288 …"}}
    String json() throws IOException {
        return StrictJson.line(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Index.Mark> mark : new TreeMap<>(byTable).entrySet()) {
                json.writeObjectFieldStart(mark.getKey());
                json.writeStringField("table", mark.getValue().table());
                json.writeStringField("sha256", mark.getValue().sha256());
                json.writeStringField("inode", mark.getValue().inode());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    static IndexMarks parse(byte[] text) throws IOException {
        return StrictJson.parse(text, "indexes", IndexMarks::read);
    }

    private static IndexMarks read(StrictJson in) throws IOException {
        Map<String, Index.Mark> marks = new TreeMap<>();
        in.requireObject("not an object");
        for (Optional<String> table = in.member(); table.isPresent(); table = in.member()) {
            Map<String, String> fields = in.fields();
            marks.put(
                    table.get(),
                    new Index.Mark(in.field(fields, "table"), in.field(fields, "sha256"), in.field(fields, "inode")));
        }
        return new IndexMarks(marks);
    }
}
