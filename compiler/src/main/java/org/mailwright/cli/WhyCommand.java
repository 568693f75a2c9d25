package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailwright.Compiler;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Origins;
import org.mailwright.artefact.Place;
import org.mailwright.artefact.SecretBody;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright why FILE:LINE}: the inputs that an emitted line comes from. */
@Command(name = "why", description = "Says which input an emitted line comes from.", mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--host", paramLabel = "FQDN", description = "FILE is a path on this host")
    private Optional<String> host = Optional.empty();

    @Parameters(paramLabel = "FILE:LINE", description = "a file of the tree, e.g. zones/onion.example:12")
    private String place = "";

    WhyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        int colon = place.lastIndexOf(':');
        if (colon < 1 || !place.substring(colon + 1).matches("[1-9][0-9]{0,8}")) {
            throw new ParameterException(spec.commandLine(), "write FILE:LINE, e.g. zones/onion.example:12");
        }
        Compiler.Compilation compilation = options.compiler().compile();
        if (compilation.result().isEmpty()) {
            terminal.tell(compilation.findings(), options.color());
            return ExitStatus.of(compilation.findings(), Severity.ERROR);
        }
        List<Artefact> artefacts = compilation.result().get().files().artefacts();
        String path = path(place.substring(0, colon), artefacts);
        Artefact artefact = artefacts.stream()
                .filter(found -> found.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "nothing is emitted as " + path));
        if (artefact.body() instanceof SecretBody secrets && !secrets.isReadable()) {
            terminal.tell(path + " cannot be shown: its secrets cannot be read here");
            return ExitStatus.UNREADABLE;
        }
        int line = Integer.parseInt(place.substring(colon + 1));
        Origins.Line origin = Origins.of(artefact, line)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), path + " has no line " + line));
        terminal.out().println(path + ":" + line + ": " + origin.text());
        for (Location cause : origin.causes()) {
            terminal.out().println("  " + cause);
        }
        return ExitStatus.FINE;
    }

    /** The file's path in the tree, whatever tree it was named in: the longest end of it that is emitted. */
    private String path(String file, List<Artefact> artefacts) {
        if (host.isPresent()) {
            Set<String> known = artefacts.stream()
                    .flatMap(artefact -> artefact.place().host().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!known.contains(host.get())) {
                throw UnknownWord.host(spec, host.get(), known);
            }
            return Place.directory(host.get()) + (file.startsWith("/") ? "" : "/") + file;
        }
        return artefacts.stream()
                .map(Artefact::path)
                .filter(path -> file.equals(path) || file.endsWith("/" + path))
                .findFirst()
                .orElse(file);
    }
}
