package org.mailwright.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailwright.tree.HostManifest;

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
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Index.Mark> mark : new TreeMap<>(byTable).entrySet()) {
                json.writeObjectFieldStart(mark.getKey());
                json.writeStringField("table", mark.getValue().table());
                json.writeStringField("sha256", mark.getValue().sha256());
                json.writeStringField("inode", mark.getValue().inode());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return text + "\n";
    }

    static IndexMarks parse(byte[] text) throws IOException {
        Map<String, Index.Mark> marks = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            HostManifest.require(json.nextToken() == JsonToken.START_OBJECT, "not an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String table = json.currentName();
                HostManifest.require(json.nextToken() == JsonToken.START_OBJECT, "an index that is no object");
                Map<String, String> fields = Fields.read(json);
                marks.put(
                        table,
                        new Index.Mark(
                                Fields.text(fields, "table"),
                                Fields.text(fields, "sha256"),
                                Fields.text(fields, "inode")));
            }
            HostManifest.require(json.nextToken() == null, "something follows the indexes");
        }
        return new IndexMarks(marks);
    }
}
