package org.mailwright.fuzz;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A kind of change that happens to a site, by mistake or by malice. */
record Mutator(String name, BiFunction<SiteFiles, Dice, SiteFiles> change) {
    /** All kinds; those of structure are there more than once, because they reach deeper. */
    static List<Mutator> all(Canaries canaries) {
        TreeMutators trees = new TreeMutators(canaries);
        return Stream.of(
                        trees.all(),
                        trees.all(),
                        trees.all(),
                        YamlMutators.all(),
                        LdifMutators.all(),
                        ZoneMutators.all(),
                        SiteMutators.all(),
                        SiteMutators.all(),
                        FileMutators.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The kinds that any files can have, those of a compiled tree too. */
    static List<Mutator> ofAnyFile(Canaries canaries) {
        return Stream.concat(FileMutators.all().stream(), new TreeMutators(canaries).all().stream())
                .toList();
    }

    SiteFiles mutate(SiteFiles site, Dice dice) {
        return change.apply(site, dice);
    }

    /** A mutator of one file, any of those that the filter takes; it changes nothing where there is none. */
    static Mutator ofFile(String name, String pattern, FileChange change) {
        return new Mutator(name, (site, dice) -> {
            List<String> files =
                    site.files().stream().filter(path -> path.matches(pattern)).toList();
            if (files.isEmpty()) {
                return site;
            }
            String file = dice.of(files);
            return site.with(file, change.of(site.bytes(file), dice));
        });
    }

    /** A mutator of the lines of one file. */
    static Mutator ofLines(String name, String pattern, LinesChange change) {
        return ofFile(name, pattern, (bytes, dice) -> {
            List<String> lines = new java.util.ArrayList<>(
                    List.of(new String(bytes, java.nio.charset.StandardCharsets.UTF_8).split("\n", -1)));
            change.change(lines, dice);
            return String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        });
    }

    interface FileChange {
        byte[] of(byte[] bytes, Dice dice);
    }

    interface LinesChange {
        void change(List<String> lines, Dice dice);
    }
}
