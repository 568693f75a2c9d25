package org.mailwright.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.cli.Run;

/** Makes sites, runs the commands on them, and keeps the smallest site of each kind of trouble. */
final class Fuzzer {
    /** After so many kinds of trouble nobody reads on. */
    private static final int MOST = 20;

    private final Path scratch;
    private final Runner runner;
    private final Corpus corpus;
    private final Canaries canaries;
    private final List<Mutator> mutators;
    private final Judge judge;
    private final Map<String, Path> trees = new TreeMap<>();
    private final SortedMap<String, Integer> answers = new TreeMap<>();

    Fuzzer(Corpus corpus, Path scratch, Runner runner) {
        this.corpus = corpus;
        this.scratch = scratch;
        this.runner = runner;
        canaries = corpus.canaries();
        mutators = Mutator.all(canaries);
        judge = new Judge(canaries);
    }

    /** How often each command ended with each status. */
    SortedMap<String, Integer> answers() {
        return answers;
    }

    /** The troubles of so many sites, one of each kind; the site of each number is the same in every run. */
    List<Failure> failures(long seed, int sites) {
        List<Failure> failures = new ArrayList<>();
        for (long number = seed; number < seed + sites && failures.size() < MOST; number++) {
            Dice dice = new Dice(number);
            Corpus.Base base = corpus.any(dice);
            List<Mutation> mutations = new ArrayList<>();
            for (int i = 0; i <= dice.below(4); i++) {
                mutations.add(new Mutation(dice.of(mutators), dice.seed()));
            }
            failure(number, base, mutations, failures).ifPresent(failure -> {
                // A long run is worth reading before its end.
                System.out.println(failure);
                failures.add(failure);
            });
        }
        return failures;
    }

    /** The trouble of a site with these mutations, made as small as it gets; nothing when it is known. */
    Optional<Failure> failure(long number, Corpus.Base base, List<Mutation> mutations, List<Failure> known) {
        Optional<Found> found = examined(number, base, mutations)
                .filter(fresh -> known.stream().noneMatch(old -> old.trouble().isLike(fresh.trouble())));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Found smallest = found.get();
        List<Mutation> left = new ArrayList<>(mutations);
        for (Mutation candidate : mutations) {
            List<Mutation> fewer = new ArrayList<>(left);
            fewer.remove(candidate);
            Optional<Found> again = examined(number, base, fewer);
            if (again.isPresent() && again.get().trouble().isLike(smallest.trouble())) {
                left = fewer;
                smallest = again.get();
            }
        }
        return Optional.of(new Failure(
                number,
                base.name(),
                left,
                smallest.words(),
                smallest.trouble(),
                mutated(base, left).difference(base.files())));
    }

    /** A trouble, and the command that has it. */
    private record Found(List<String> words, Failure.Trouble trouble) {}

    private static SiteFiles mutated(Corpus.Base base, List<Mutation> mutations) {
        SiteFiles site = base.files();
        for (Mutation mutation : mutations) {
            site = mutation.of(site);
        }
        return site;
    }

    private Optional<Found> examined(long number, Corpus.Base base, List<Mutation> mutations) {
        Path place = scratch.resolve("case");
        try {
            CommandLines lines = new CommandLines(new Dice(~number), base, mutations, place, tree(base), canaries);
            mutated(base, mutations).write(lines.site());
            List<Runner.Invocation> invocations = lines.all();
            Set<String> before = names(lines.site());
            for (Runner.Invocation asked : invocations) {
                Runner.Outcome outcome = runner.run(asked);
                if (outcome.status() != 64) {
                    answers.merge(asked.command() + " " + outcome.status(), 1, Integer::sum);
                }
                Optional<Failure.Trouble> trouble = judge.trouble(asked, outcome);
                if (trouble.isPresent()) {
                    return trouble.map(found -> new Found(asked.words(), found));
                }
            }
            Set<String> after = names(lines.site());
            if (!after.equals(before)) {
                return Optional.of(new Found(
                        List.of(),
                        new Failure.Trouble(Failure.Kind.LEFT_BEHIND, "site", "before " + before + " after " + after)));
            }
            return number % 20 == 0 ? notTheSame(lines) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(place);
        }
    }

    /** The same site compiled once more, elsewhere. */
    private Optional<Found> notTheSame(CommandLines lines) throws IOException {
        Path other = lines.tree().resolveSibling("other");
        Path first = lines.tree().resolveSibling("first");
        String[] words = {"compile", "-C", lines.site().toString(), "--as-of", "2026-11-15", "-o"};
        String said = compiled(words, first);
        String again = compiled(words, other);
        boolean same = said.equals(again)
                && new TreeReaders(first, canaries).contents().equals(new TreeReaders(other, canaries).contents());
        return same
                ? Optional.empty()
                : Optional.of(new Found(
                        List.of(words), new Failure.Trouble(Failure.Kind.NOT_THE_SAME, "", said + "\n" + again)));
    }

    private static String compiled(String[] words, Path to) {
        String[] all = Stream.concat(Stream.of(words), Stream.of(to.toString())).toArray(String[]::new);
        return Run.of(all).text().replace(to.toString(), "out");
    }

    /** What the site compiles to before anything happens to it; an empty directory where it does not compile. */
    private Path tree(Corpus.Base base) throws IOException {
        Path known = trees.get(base.name());
        if (known != null) {
            return known;
        }
        Path site = scratch.resolve("base/" + base.name());
        base.files().write(site);
        Path tree = Files.createDirectories(scratch.resolve("before/" + base.name()));
        Run.of("compile", "-C", site.toString(), "--as-of", "2026-11-15", "-o", tree.toString());
        trees.put(base.name(), tree);
        return tree;
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return new java.util.TreeSet<>(
                    walk.map(path -> directory.relativize(path).toString())
                            .filter(path -> !path.startsWith(".git"))
                            .toList());
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
