package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.hiera.lookup.MergeParser;

/** What becomes of a key that two levels have (Puppet, "Hiera: merge behaviors"; the gem deep_merge). */
class MergingTest {
    @TempDir
    Path root;

    private static Merge merge(String words) throws LookupFailure {
        return MergeParser.parse(Repository.read(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            first  | [a]             | [b]            | ['a']
            unique | [a, b]          | [b, c]         | ['a', 'b', 'c']
            unique | a               | [b]            | ['a', 'b']
            unique | [[x, [y]], z]   | [[y], w]       | ['x', 'y', 'z', 'w']
            unique | [a]             | {k: 1}         | error: The second element of the merge has wrong type, expects a value of type Scalar or Array, got Hash
            unique | [a]             | ~              | error: The second element of the merge has wrong type, expects a value of type Scalar or Array, got Undef
            unique | 1               | 1.0            | [1, 1.0]
            hash   | {a: 1, c: 3}    | {b: 2, a: 0}   | {'b': 2, 'a': 1, 'c': 3}
            hash   | {a: {x: 1}}     | {a: {y: 2}}    | {'a': {'x': 1}}
            hash   | {a: 1}          | [a]            | error: The second element of the merge has wrong type, expects a Hash value, got Array
            hash   | ~               | {a: 1}         | error: The first element of the merge has wrong type, expects a Hash value, got Undef
            deep   | [a, b]          | [c, b]         | ['c', 'b', 'a']
            deep   | {a: {x: 1}}     | {a: {y: 2}}    | {'a': {'y': 2, 'x': 1}}
            deep   | {a: [n]}        | {a: [c]}       | {'a': ['c', 'n']}
            deep   | {a: x}          | {a: [c]}       | {'a': 'x'}
            deep   | {a: ~}          | {a: low}       | {'a': 'low'}
            deep   | {a: 1}          | {a: false}     | {'a': 1}
            deep   | {a: false}      | {a: 1}         | {'a': false}
            deep   | {a: {}}         | {a: x}         | {'a': 'x'}
            deep   | {a: {b: 1}}     | {a: x}         | {'a': {'b': 1}}
            deep   | ~               | {a: 1}         | {'a': 1}
            """)
    void a_strategy_makes_one_value_of_two(String strategy, String high, String low, String merged)
            throws LookupFailure {
        Repository repository = new Repository(root).levels("k: " + high, "k: " + low);

        assertThat(repository.answer("k", merge(strategy))).isEqualTo(merged);
    }

    /** The traps of the Ruby gem, each measured with Puppet 7.23 and 8.11. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [--a, n]            | [a, b]       | ['b', 'n']
            [--, n]             | [a, b]       | ['n']
            {l: [--, n]}        | {l: [x, y]}  | {'l': ['n']}
            {a: --x}            | {a: x}       | {'a': ''}
            {a: --x}            | {b: 1}       | {'b': 1, 'a': ''}
            {--a: 1}            | {a: 2}       | {'a': 2, '--a': 1}
            [n]                 | [--n, c]     | ['--n', 'c', 'n']
            [--25, n]           | [25, '25']   | [25, 'n']
            {l: [--x, y]}       | {b: 1}       | {'b': 1, 'l': ['y']}
            {s: {l: [--q, r]}}  | {b: 1}       | {'b': 1, 's': {'l': []}}
            {s: {l: [--q, r, t]}} | {b: 1}     | {'b': 1, 's': {'l': ['t']}}
            {a: [--x, y]}       | {a: text}    | {'a': ['y']}
            """)
    void a_knockout_prefix_removes_what_it_names(String high, String low, String merged) throws LookupFailure {
        Repository repository = new Repository(root).levels("k: " + high, "k: " + low);

        assertThat(repository.answer("k", merge("{strategy: deep, knockout_prefix: '--'}")))
                .isEqualTo(merged);
    }

    @Test
    void a_knockout_reaches_the_next_level_only() throws LookupFailure {
        Repository repository = new Repository(root)
                .hierarchy("{name: a, path: a.yaml}", "{name: b, path: b.yaml}", "{name: c, path: c.yaml}")
                .file("data/a.yaml", "k: ['--x']")
                .file("data/b.yaml", "k: [r]")
                .file("data/c.yaml", "k: [x, c]");

        assertThat(repository.answer("k", merge("{strategy: deep, knockout_prefix: '--'}")))
                .isEqualTo("['x', 'c', 'r']");
    }

    @Test
    void one_level_alone_keeps_its_knockouts() throws LookupFailure {
        Repository repository = new Repository(root).levels("k: ['--x', y]", "other: 1");

        assertThat(repository.answer("k", merge("{strategy: deep, knockout_prefix: '--'}")))
                .isEqualTo("['--x', 'y']");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [x, [y, y], x] | ['x', 'y', 'y']
            x              | ['x']
            {a: 1}         | [{'a': 1}]
            ~              | [undef]
            """)
    void unique_makes_a_list_of_one_level_too(String value, String merged) {
        Repository repository = new Repository(root).levels("k: " + value, "other: 1");

        assertThat(repository.answer("k", Merge.of(Merge.Strategy.UNIQUE))).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {strategy: deep, sort_merged_arrays: true} | [Z, a]      | [A, z, É]    | ['A', 'Z', 'a', 'z', 'É']
            {strategy: deep, sort_merged_arrays: true} | [10, 9]     | [1.5, 2]     | [1.5, 2, 9, 10]
            {strategy: deep, sort_merged_arrays: true} | [a]         | [1]          | error: sort_merged_arrays: comparison of Integer with String failed
            {strategy: deep, sort_merged_arrays: true} | [b, a]      | other        | ['b', 'a']
            {strategy: deep, merge_hash_arrays: true}  | [{a: 1}]    | [{b: 2}, {c: 3}] | [{'b': 2, 'a': 1}, {'c': 3}]
            {strategy: deep, merge_hash_arrays: true}  | [{a: 1}, x] | [{b: 2}]     | [{'b': 2}, {'a': 1}, 'x']
            {strategy: deep, knockout_prefix: '('}     | [a]         | [b]          | error: the knockout_prefix ( is not a regular expression
            """)
    void options_of_deep(String options, String high, String low, String merged) throws LookupFailure {
        Repository repository = new Repository(root).levels("k: " + high, "k: " + low);

        assertThat(repository.answer("k", merge(options))).isEqualTo(merged);
    }

    @Test
    void after_a_deep_merge_every_item_knows_its_own_place() {
        Repository repository = new Repository(root)
                .levels("k:\n  press:\n  - alice\n  only: [x]\n", "k:\n  news: bob\n  press:\n  - bob\n  - carol\n");

        Value.Mapping merged = (Value.Mapping)
                repository.lookup("k", Merge.of(Merge.Strategy.DEEP)).value().orElseThrow();

        List<String> items = ((Value.Sequence) merged.get("press").orElseThrow())
                .items().stream()
                        .map(item -> Shown.of(item) + " " + item.location())
                        .toList();
        assertThat(items)
                .containsExactly("'bob' data/low.yaml:4:5", "'carol' data/low.yaml:5:5", "'alice' data/high.yaml:3:5");
        assertThat(merged.get("news").map(Value::location))
                .hasValueSatisfying(at -> assertThat(at).hasToString("data/low.yaml:2:9"));
        assertThat(merged.entries())
                .extracting(entry -> Shown.of(entry.key()) + " " + entry.key().location())
                .containsExactly("'news' data/low.yaml:2:3", "'press' data/low.yaml:3:3", "'only' data/high.yaml:4:3");
    }

    @Test
    void a_value_that_hides_a_lower_one_has_its_own_key() {
        Repository repository = new Repository(root).levels("\nk: {a: 1}", "k: {a: 2}");

        for (Merge.Strategy strategy : List.of(Merge.Strategy.HASH, Merge.Strategy.DEEP)) {
            Optional<Value> merged = repository.lookup("k", Merge.of(strategy)).value();
            assertThat(((Value.Mapping) merged.orElseThrow())
                            .entries()
                            .get(0)
                            .key()
                            .location())
                    .hasToString("data/high.yaml:2:5");
        }
    }
}
