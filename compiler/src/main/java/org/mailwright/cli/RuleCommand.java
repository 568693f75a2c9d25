package org.mailwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.rule.Rule;
import org.mailwright.rule.Rulebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright rule [NAME]}: the page of a rule, or the list of them. */
@Command(name = "rule", description = "Explains a rule, or lists them.", mixinStandardHelpOptions = true)
final class RuleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "the bracket of a finding, e.g. alias-loop")
    private @Nullable String name;

    RuleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Rule> rules = Rulebook.standard().rules();
        String wanted = name;
        if (wanted == null) {
            for (Rule rule : rules) {
                terminal.out().println(rule.id() + ": " + summary(page(rule)));
            }
            return ExitStatus.FINE;
        }
        List<String> ids = rules.stream().map(Rule::id).toList();
        Rule rule = rules.stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no rule " + wanted
                                + DidYouMean.of(wanted, ids)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
        terminal.out().print(page(rule));
        return ExitStatus.FINE;
    }

    /** The page's first paragraph, which is one sentence on one line. */
    private static String summary(String page) {
        return page.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }

    private static String page(Rule rule) throws IOException {
        try (InputStream in = rule.getClass().getResourceAsStream(rule.id() + ".md")) {
            if (in == null) {
                throw new IllegalStateException("the rule " + rule.id() + " has no page");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
