package org.mailwright.cli;

import java.util.Collection;
import java.util.Optional;
import org.mailwright.diagnostic.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A word of the command line that names something that is not there, e.g. a host; it knows what to type instead. */
final class UnknownWord extends ParameterException {
    private static final long serialVersionUID = 1L;

    /** More words than a person reads in one line. */
    private static final int MOST = 8;

    private final String remedy;

    private UnknownWord(CommandSpec command, String message, String remedy) {
        super(command.commandLine(), message);
        this.remedy = remedy;
    }

    /**
     * The fault, with the nearest known word; where no word is near, with all of them, or with the help where they are many.
     *
     * @param before what is typed before the word, e.g. {@code --host}
     */
    static UnknownWord of(CommandSpec command, String message, String before, String word, Collection<String> known) {
        return new UnknownWord(
                command, message, remedy(before, word, known).orElse(command.qualifiedName() + " --help"));
    }

    /** A {@code --host} that is not among these. */
    static UnknownWord host(CommandSpec command, String name, Collection<String> known) {
        return of(command, "there is no host " + name + " with a role", "--host", name, known);
    }

    /** What to type instead; nothing where no word is near and there are too many to list. */
    static Optional<String> remedy(String before, String word, Collection<String> known) {
        return DidYouMean.of(word, known)
                .or(() -> known.isEmpty() || known.size() > MOST
                        ? Optional.empty()
                        : Optional.of(String.join("|", known)))
                .map(words -> before + " " + words);
    }

    /** What to type instead. */
    String remedy() {
        return remedy;
    }
}
