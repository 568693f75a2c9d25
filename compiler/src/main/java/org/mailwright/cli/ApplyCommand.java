package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Printable;
import org.mailwright.install.Installation;
import org.mailwright.install.Machine;
import org.mailwright.install.Report;
import org.mailwright.tree.CompiledHost;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Unfinished;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailwright apply}: the files of one host into their places, compiled here or from a tree compiled elsewhere. */
@Command(
        name = "apply",
        description = "Installs a host's files, from the inputs or from a compiled tree, and runs what must run;"
                + " with --restore puts back what was there before the first apply.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--host", paramLabel = "FQDN", required = true, description = "this host's mail name")
    private String host = "";

    @Option(
            names = "--from",
            paramLabel = "TREE",
            description = "a tree made by compile -o; no other input is read (default: compile the site)")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--root", paramLabel = "DIR", defaultValue = "/", description = "where / is (default: /)")
    private Path root = Path.of("/");

    @Option(
            names = "--restore",
            description = "put back what was there before the first apply, and remove the rest; no input is read")
    private boolean restore;

    @Option(names = "--noop", description = "tell what would change, and change nothing")
    private boolean noop;

    @Option(names = "--force", paramLabel = "REASON", description = "why the guard must let this pass")
    private String force = "";

    @Option(
            names = {"--detailed-exitcodes", "--detailed-exitcode"},
            description = "exit status 2 when something changed")
    private boolean detailed;

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!host.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")) {
            throw new ParameterException(spec.commandLine(), "--host: not the name of a host");
        }
        if (from.isPresent() && options.namesSite()) {
            throw new ParameterException(spec.commandLine(), "--from: cannot be combined with -C or --site");
        }
        if (restore && (from.isPresent() || options.namesSite())) {
            throw new ParameterException(
                    spec.commandLine(), "--restore: reads no input: it cannot be combined with --from or a site");
        }
        boolean forced = spec.commandLine().getParseResult().hasMatchedOption("--force");
        if (forced && force.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--force: say why");
        }
        Installation.Wish wish =
                new Installation.Wish(noop, forced ? Optional.of(Printable.of(force)) : Optional.empty());
        try (Installation installation = Installation.on(Machine.at(root), wish, report())) {
            if (restore) {
                return status(installation.restore(host));
            }
            return from.isEmpty() ? fromSite(installation, wish.force()) : fromTree(installation, from.get());
        } catch (Refused e) {
            terminal.tell("mailwright: nothing is changed: " + e.getMessage());
            return ExitStatus.FINDINGS;
        } catch (Unfinished e) {
            terminal.tell("mailwright: "
                    + (restore
                            ? "not all is put back, apply --restore finishes it: "
                            : "not all is applied, the next apply finishes it: ")
                    + IoFault.of(e.getCause() == null ? e : e.getCause()));
            return ExitStatus.FINDINGS;
        }
    }

    private int fromSite(Installation installation, Optional<String> force) throws IOException, Refused {
        Writing writing = new Writing(terminal, spec, options, List.of(host));
        Writing.Outcome outcome = writing.prove(installation.census(), force);
        if (outcome.result().isEmpty()) {
            return outcome.status();
        }
        Compiler.Result result = outcome.result().get();
        return status(installation.apply(CompiledHost.of(
                host,
                Optional.ofNullable(Writing.releases(result).get(host)).orElseThrow(),
                result.files().artefacts(),
                outcome.census())));
    }

    private int fromTree(Installation installation, Path tree) throws IOException, Refused {
        try {
            return status(installation.apply(HostTree.read(tree, host)));
        } catch (NoSuchFileException e) {
            Set<String> hosts = hosts(tree);
            if (hosts.isEmpty() || hosts.contains(host)) {
                throw e;
            }
            terminal.tell("mailwright: there is no host " + host + " in " + tree);
            UnknownWord.remedy("--host", host, hosts).ifPresent(words -> terminal.tell("Try: " + words));
            return ExitStatus.UNREADABLE;
        }
    }

    /** The hosts of a compiled tree; none where it is no such tree. */
    private static Set<String> hosts(Path tree) throws IOException {
        Path hosts = tree.resolve("hosts");
        if (!Files.isDirectory(hosts)) {
            return Set.of();
        }
        try (Stream<Path> names = Files.list(hosts)) {
            return names.map(Path::getFileName).map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private int status(Installation.Result result) {
        return switch (result) {
            case NOTHING -> ExitStatus.FINE;
            case CHANGED -> detailed ? ExitStatus.CHANGES : ExitStatus.FINE;
            case FAILED -> ExitStatus.FINDINGS;
            case REFUSED -> ExitStatus.REFUSED;
        };
    }

    private Report report() {
        return new Report() {
            @Override
            public void change(String line) {
                terminal.out().println(Printable.of(line));
            }

            @Override
            public void note(String line) {
                terminal.tell("note: " + line);
            }

            @Override
            public void fault(String line) {
                terminal.tell("error: " + line);
            }
        };
    }
}
