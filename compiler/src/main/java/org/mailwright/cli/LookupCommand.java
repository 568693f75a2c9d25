package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.hiera.Answer;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.Query;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.ruby.RubyJson;
import org.mailwright.hiera.ruby.RubyText;
import org.mailwright.hiera.yaml.PsychDump;
import org.mailwright.print.ExplanationText;
import org.mailwright.print.Veiled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright lookup KEY…}: what Hiera answers, as {@code puppet lookup} would, and why. */
@Command(
        name = "lookup",
        description = {
            "Looks keys up in Hiera as Puppet does; the first that is found counts.",
            "Works on any control repository with a hiera.yaml; it needs no mailwright.yaml.",
            "Unlike puppet lookup it never prints secrets: what eyaml encrypted, and what convert_to makes Sensitive,"
                    + " shows as (secret), in --explain too."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LookupCommand implements Callable<Integer> {
    private static final String GLOBAL = "__global__";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "a key, e.g. mailwright::aliases or a.b.0")
    private List<String> keys = List.of();

    @Mixin
    private LookupPlace place = new LookupPlace();

    @Mixin
    private LookupQuery asked = new LookupQuery();

    @Option(
            names = "--render-as",
            paramLabel = "FORMAT",
            defaultValue = "YAML",
            description = "s, json or yaml (default: yaml)")
    private Format format = Format.YAML;

    @Option(names = "--explain", description = "print which files were looked at, what each had, and how it was merged")
    private boolean explain;

    @Option(names = "--explain-options", description = "print where lookup_options come from; KEY may be left out")
    private boolean explainOptions;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "AUTO", description = "auto, always or never")
    private Terminal.ColorWhen color = Terminal.ColorWhen.AUTO;

    /** {@code --render-as}. */
    private enum Format {
        S,
        JSON,
        YAML;

        /** As it is written, completed and listed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LookupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        boolean onlyOptions = explainOptions && !explain;
        if (keys.isEmpty() && !onlyOptions) {
            throw new ParameterException(spec.commandLine(), "name a key");
        }
        Query query = asked.query(keys.isEmpty() ? List.of(GLOBAL) : keys);
        LookupPlace.Sight sight = place.sight();
        if (sight.hiera().isEmpty()) {
            return failed(sight.findings());
        }
        if (!explain && !explainOptions) {
            return answered(sight.hiera().get().answer(query, sight.scope()));
        }
        Explanation explanation = sight.hiera().get().explain(query, sight.scope());
        terminal.out()
                .print(
                        onlyOptions
                                ? ExplanationText.ofOptions(explanation, keys.isEmpty(), sight::display)
                                : ExplanationText.of(explanation, sight::display));
        terminal.tell(explanation.answer().warnings(), color);
        return keys.isEmpty() ? ExitStatus.FINE : status(explanation.answer());
    }

    private int answered(Answer answer) {
        terminal.tell(answer.warnings(), color);
        answer.value().ifPresent(value -> {
            String text = text(Veiled.of(value));
            terminal.out().print(text.endsWith("\n") ? text : text + "\n");
        });
        return status(answer);
    }

    private String text(Value value) {
        return switch (format) {
            case S -> RubyText.of(value);
            case JSON -> RubyJson.of(value);
            case YAML -> PsychDump.of(value);
        };
    }

    private int status(Answer answer) {
        Optional<Answer.Failure> failure = answer.failure();
        if (failure.isEmpty()) {
            return ExitStatus.FINE;
        }
        if (failure.get().kind() == FailureKind.NOT_FOUND) {
            if (!explain) {
                terminal.tell("mailwright: nothing is found for " + String.join(", ", keys)
                        + "; --explain says where it was looked for");
            }
            return ExitStatus.FINDINGS;
        }
        return failed(List.of(failure.get().finding()));
    }

    private int failed(List<Diagnostic> findings) {
        terminal.tell(findings, color);
        return ExitStatus.of(findings, Severity.ERROR);
    }
}
