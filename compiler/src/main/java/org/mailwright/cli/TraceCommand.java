package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.print.TraceText;
import org.mailwright.route.Reply;
import org.mailwright.route.Tracing;
import org.mailwright.rule.mx.MxMissing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright trace ADDRESS}: the way of a message through every host. */
@Command(
        name = "trace",
        description = "Follows a message to an address from host to host.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Parameters(paramLabel = "ADDRESS", description = "an address, or a local part in the primary domain")
    private String address = "";

    @Option(names = "--from", paramLabel = "SENDER", description = "the envelope sender")
    private @Nullable String sender;

    TraceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Compiler.Compilation compilation = options.compiler().compile();
        if (compilation.result().isEmpty()) {
            terminal.tell(compilation.findings(), options.color());
            return ExitStatus.of(compilation.findings(), Severity.ERROR);
        }
        Compiler.Result result = compilation.result().get();
        List<Diagnostic> unreachable = new MxMissing().check(result.inputs().site());
        if (!unreachable.isEmpty()) {
            terminal.tell(unreachable, options.color());
            return ExitStatus.FINDINGS;
        }
        DomainName primary = result.inputs().site().primary();
        EnvelopeAddress asked = parsed(EnvelopeAddress.parse(address, primary), Reply.BAD_SYNTAX);
        String from = sender;
        Optional<EnvelopeAddress> envelope = from == null || from.isEmpty() || from.equals("<>")
                ? Optional.empty()
                : Optional.of(parsed(EnvelopeAddress.parse(from, primary), Reply.BAD_SENDER));
        terminal.out().print(TraceText.of(Tracing.of(result.routes(), asked, envelope)));
        return ExitStatus.FINE;
    }

    private EnvelopeAddress parsed(Parsed<EnvelopeAddress> found, Reply refusal) {
        return found.value()
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), found.reason() + ": Postfix answers " + refusal));
    }
}
