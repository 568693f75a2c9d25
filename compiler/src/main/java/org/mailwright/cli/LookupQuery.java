package org.mailwright.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Stack;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Query;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.type.PuppetType;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a look-up merges, what it must be of, and what it is when there is nothing: the flags of {@code puppet lookup}. */
final class LookupQuery extends SharedOptions {
    private static final List<String> STRATEGIES = List.of("first", "unique", "hash", "deep");

    @Option(
            names = "--merge",
            paramLabel = "STRATEGY",
            description = "first, unique, hash or deep, instead of what lookup_options say")
    private Optional<String> strategy = Optional.empty();

    @Option(
            names = "--knock-out-prefix",
            paramLabel = "PREFIX",
            parameterConsumer = AnyWord.class,
            description = "with --merge deep: what marks an item for removal, e.g. --")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--sort-merged-arrays", description = "with --merge deep: sort lists that were merged")
    private boolean sorted;

    @Option(names = "--merge-hash-arrays", description = "with --merge deep: merge hashes inside lists by position")
    private boolean hashArrays;

    @Option(names = "--default", paramLabel = "VALUE", description = "the answer when nothing is found")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "fail unless the value is of it, e.g. Hash[String, Array]")
    private Optional<String> type = Optional.empty();

    /** Takes the word that follows even where it looks like an option: the usual prefix is two hyphens. */
    static final class AnyWord implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--knock-out-prefix needs a prefix");
            }
            option.setValue(Optional.of(words.pop()));
        }
    }

    /** The query for these keys. */
    Query query(List<String> keys) {
        Query query = Query.of(keys.toArray(new String[0]));
        Optional<Merge> merge = merge();
        if (merge.isPresent()) {
            query = query.merging(merge.get());
        }
        if (type.isPresent()) {
            Parsed<PuppetType> parsed = PuppetType.parse(type.get());
            query = query.typed(
                    parsed.value().orElseThrow(() -> usage("--type " + type.get() + ": " + parsed.reason())));
        }
        return preset.isEmpty() ? query : query.orElse(Value.Text.of(preset.get(), Location.file("--default")));
    }

    private Optional<Merge> merge() {
        boolean deep = strategy.filter("deep"::equals).isPresent();
        if (!deep && (prefix.isPresent() || sorted || hashArrays)) {
            throw usage("--knock-out-prefix, --sort-merged-arrays and --merge-hash-arrays need --merge deep");
        }
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        String name = strategy.get();
        if (!STRATEGIES.contains(name)) {
            throw unknown("--merge cannot be " + name, "--merge", name, STRATEGIES);
        }
        if (prefix.filter(String::isEmpty).isPresent()) {
            throw usage("--knock-out-prefix is empty");
        }
        Merge.Strategy merged = Merge.Strategy.valueOf(name.toUpperCase(Locale.ROOT));
        return Optional.of(new Merge(merged, prefix, sorted, hashArrays));
    }
}
