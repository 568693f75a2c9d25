package org.mailwright.fuzz;

import java.util.List;

/** What a hand does to the text of a YAML file and no structure shows. */
final class YamlMutators {
    private static final String YAML = "[^\\n]*\\.yaml";

    private YamlMutators() {}

    static List<Mutator> all() {
        return List.of(
                Mutator.ofLines("yaml-bare-value", YAML, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    String line = lines.get(at);
                    int colon = line.indexOf(": ");
                    lines.set(at, (colon < 0 ? line + ": " : line.substring(0, colon + 2)) + HostileText.any(dice));
                }),
                Mutator.ofLines(
                        "yaml-bare-line",
                        YAML,
                        (lines, dice) -> lines.add(
                                dice.below(lines.size() + 1), " ".repeat(dice.below(5)) + HostileText.any(dice))),
                Mutator.ofLines("yaml-indent", YAML, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    lines.set(at, dice.of(List.of(" ", "  ", "\t", "- ", "? ", "! ", "\ufeff")) + lines.get(at));
                }),
                Mutator.ofLines("yaml-dedent", YAML, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    lines.set(at, lines.get(at).stripLeading());
                }),
                Mutator.ofLines("yaml-anchor", YAML, (lines, dice) -> {
                    int from = dice.below(lines.size());
                    int to = dice.below(lines.size());
                    lines.set(from, lines.get(from).replaceFirst(":( |$)", ": &x "));
                    lines.set(to, lines.get(to).replaceFirst(":( .*)?$", dice.onceIn(2) ? ": *x" : ": {<<: *x}"));
                }),
                Mutator.ofLines(
                        "yaml-merge",
                        YAML,
                        (lines, dice) -> lines.add(
                                dice.below(lines.size() + 1),
                                dice.of(List.of("<<: {a: b}", "  <<: [1]", "<<: *x", "<<: [{}, {a: 1}]")))),
                Mutator.ofLines(
                        "yaml-document",
                        YAML,
                        (lines, dice) -> lines.add(
                                dice.below(lines.size() + 1),
                                dice.of(List.of(
                                        "---",
                                        "...",
                                        "%YAML 1.2",
                                        "%TAG ! x:",
                                        "--- x",
                                        "--- |",
                                        "# yaml-language-server: x")))),
                Mutator.ofLines("yaml-block", YAML, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    String mark = dice.of(List.of(
                            "|",
                            ">",
                            "|+9",
                            ">-1",
                            "|0",
                            "!!binary |",
                            "!!set",
                            "!!omap",
                            "!!timestamp",
                            "!!int",
                            "!ruby/sym"));
                    lines.set(
                            at,
                            lines.get(at)
                                    .replaceFirst(":( .*)?$", ": " + java.util.regex.Matcher.quoteReplacement(mark)));
                }),
                Mutator.ofLines("yaml-bomb", YAML, (lines, dice) -> {
                    lines.add("bomb0: &b0 [x, x, x, x, x, x, x, x, x]");
                    for (int i = 1; i < 9; i++) {
                        lines.add("bomb" + i + ": &b" + i + " [" + ("*b" + (i - 1) + ", ").repeat(8) + "x]");
                    }
                    lines.add("mailwright::aliases: *b8");
                }),
                Mutator.ofLines(
                        "yaml-circle",
                        YAML,
                        (lines, dice) -> lines.add(dice.of(List.of(
                                "circle: &c [*c]",
                                "mailwright::aliases: &c {a: *c}",
                                "mailwright::domains: &d [*d]")))));
    }
}
