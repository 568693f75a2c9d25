package org.mailwright.source.puppetdb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;

/**
 * What PuppetDB is asked (Puppet, "PuppetDB: Querying", "Paging").
 *
 * @param endpoint e.g. {@code inventory}
 * @param query in the AST query language; empty for everything
 * @param key the fields that tell one row from all others; rows come in their order
 */
public record Question(String endpoint, String query, List<String> key) {
    public Question {
        key = List.copyOf(key);
    }

    /** All nodes that are neither deactivated nor expired, with facts and trusted data. */
    public static Question inventory() {
        return new Question("inventory", "", List.of("certname"));
    }

    /** All exported resources of a type. PuppetDB holds the type to its case, which Puppet makes one of. */
    public static Question exported(String type) {
        String named = Stream.of(type.split("::", -1))
                .map(segment -> segment.isEmpty()
                        ? ""
                        : segment.substring(0, 1).toUpperCase(Locale.ROOT)
                                + segment.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("::"));
        return new Question(
                "resources",
                "[\"and\",[\"=\",\"exported\",true],[\"=\",\"type\"," + JsonRows.string(named) + "]]",
                List.of("certname", "type", "title"));
    }

    /** The rows of an answer that was kept, as if they had come just now; nothing where it is none. */
    public Optional<List<Value>> kept(String source, byte[] answer) {
        return JsonText.read(source, answer, PuppetDbKinds.PARTIAL)
                .value()
                .filter(Value.Sequence.class::isInstance)
                .map(value -> ((Value.Sequence) value)
                        .items().stream().map(row -> Rows.placed(row, source)).toList());
    }

    /** What places of its rows are called, e.g. {@code https://puppetdb.onion.example/pdb/query/v4/inventory}. */
    public String source(String url) {
        return url + "/pdb/query/v4/" + endpoint;
    }

    /** The fields that rows come in the order of, as the parameter {@code order_by} has them. */
    String order() {
        return key.stream().map(field -> "{\"field\":\"" + field + "\"}").collect(Collectors.joining(",", "[", "]"));
    }

    /** What tells a row from all others; nothing for a row that is none, which its reader will say. */
    Optional<List<String>> key(Value row) {
        if (!(row instanceof Value.Mapping mapping)) {
            return Optional.empty();
        }
        List<String> values = key.stream()
                .flatMap(field -> mapping.get(field).stream())
                .flatMap(value -> value instanceof Value.Text text ? Stream.of(text.text()) : Stream.empty())
                .toList();
        return values.size() == key.size() ? Optional.of(values) : Optional.empty();
    }
}
