package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.rule.Page;
import org.mailwright.rule.Pages;
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
        List<Page> pages = Pages.all();
        String wanted = name;
        if (wanted == null) {
            for (Page page : pages) {
                terminal.out().println(page.id() + ": " + page.summary());
            }
            return ExitStatus.FINE;
        }
        List<String> ids = pages.stream().map(Page::id).toList();
        Page page = pages.stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no rule " + wanted
                                + DidYouMean.of(wanted, ids)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
        terminal.out().print(page.text());
        return ExitStatus.FINE;
    }
}
