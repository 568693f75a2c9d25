package org.mailwright.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailwright.rule.Page;
import org.mailwright.rule.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright rule [NAME]}: the page of a rule, or the list of them. */
@Command(name = "rule", description = "Explains a rule, or lists them.", mixinStandardHelpOptions = true)
final class RuleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = Ids.class,
            description = "the bracket of a finding, e.g. alias-loop")
    private Optional<String> name = Optional.empty();

    /** The names of all rules; the pages are read when the first name is asked for. */
    static final class Ids implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Pages.all().stream().map(Page::id).iterator();
        }
    }

    RuleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Page> pages = Pages.all();
        if (name.isEmpty()) {
            for (Page page : pages) {
                terminal.out().println(page.id() + ": " + page.summary());
            }
            return ExitStatus.FINE;
        }
        List<String> ids = pages.stream().map(Page::id).toList();
        Page page = pages.stream()
                .filter(known -> known.id().equals(name.get()))
                .findFirst()
                .orElseThrow(() ->
                        UnknownWord.of(spec, "there is no rule " + name.get(), spec.qualifiedName(), name.get(), ids));
        terminal.out().print(page.text());
        return ExitStatus.FINE;
    }
}
