package org.mailwright.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Spec;

/** How a look-up merges, what it must be of, and what it is when there is nothing: the flags of {@code puppet lookup}. */
final class LookupQuery {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--merge",
            paramLabel = "STRATEGY",
            description = "first, unique, hash or deep, instead of what lookup_options say")
    private @Nullable String strategy;

    @Option(
            names = "--knock-out-prefix",
            paramLabel = "PREFIX",
            parameterConsumer = AnyWord.class,
            description = "with --merge deep: what marks an item for removal, e.g. --")
    private @Nullable String prefix;

    @Option(names = "--sort-merged-arrays", description = "with --merge deep: sort lists that were merged")
    private boolean sorted;

    @Option(names = "--merge-hash-arrays", description = "with --merge deep: merge hashes inside lists by position")
    private boolean hashArrays;

    @Option(names = "--default", paramLabel = "VALUE", description = "the answer when nothing is found")
    private @Nullable String preset;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "fail unless the value is of it, e.g. Hash[String, Array]")
    private @Nullable String type;

    /** Takes the word that follows even where it looks like an option: the usual prefix is two hyphens. */
    static final class AnyWord implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--knock-out-prefix needs a prefix");
            }
            option.setValue(words.pop());
        }
    }

    /** The query for these keys. */
    Query query(List<String> keys) {
        Query query = Query.of(keys.toArray(new String[0]));
        Optional<Merge> merge = merge();
        if (merge.isPresent()) {
            query = query.merging(merge.get());
        }
        String wanted = type;
        if (wanted != null) {
            Parsed<PuppetType> parsed = PuppetType.parse(wanted);
            query = query.typed(parsed.value().orElseThrow(() -> usage("--type " + wanted + ": " + parsed.reason())));
        }
        String instead = preset;
        return instead == null ? query : query.orElse(Value.Text.of(instead, Location.file("--default")));
    }

    private Optional<Merge> merge() {
        String name = strategy;
        if (!"deep".equals(name) && (prefix != null || sorted || hashArrays)) {
            throw usage("--knock-out-prefix, --sort-merged-arrays and --merge-hash-arrays need --merge deep");
        }
        if (name == null) {
            return Optional.empty();
        }
        if (!List.of("first", "unique", "hash", "deep").contains(name)) {
            throw usage("--merge takes first, unique, hash or deep, not " + name);
        }
        String mark = prefix;
        if (mark != null && mark.isEmpty()) {
            throw usage("--knock-out-prefix is empty");
        }
        Merge.Strategy merged = Merge.Strategy.valueOf(name.toUpperCase(Locale.ROOT));
        return Optional.of(new Merge(merged, Optional.ofNullable(mark), sorted, hashArrays));
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
