package org.mailwright.print;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A table: aligned columns for people, an array of objects for programs. */
public final class TableText {
    private static final String GAP = "  ";

    private TableText() {}

    // HOST                   MAIL    ENVELOPE       FROM           SPF   DKIM  …
    // srs-01.onion.example   forged  bounces.onion… onion.example  pass  none  …
    /** One line a row below the names of the columns, no blank at a line's end. */
    public static String of(List<String> columns, List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        List<String> head =
                columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        int[] widths = new int[columns.size()];
        widen(widths, head);
        rows.forEach(row -> widen(widths, row));
        write(out, widths, head);
        rows.forEach(row -> write(out, widths, row));
        return out.toString();
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static void write(StringBuilder out, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(GAP);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** One line of JSON. */
    public static String json(List<String> columns, List<List<String>> rows) throws IOException {
        return Json.line(json -> {
            json.writeStartArray();
            for (List<String> row : rows) {
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    json.writeStringField(columns.get(i), row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
