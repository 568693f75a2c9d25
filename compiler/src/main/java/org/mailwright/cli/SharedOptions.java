package org.mailwright.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that a command takes from a class of their own, and the command that they are given to. */
abstract class SharedOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** A fault of the command line, told as one of the command that was named. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** An option's word that is not known, told with the nearest known one. */
    final ParameterException unknown(String message, String option, String word, List<String> known) {
        return UnknownWord.of(spec, message, option, word, known);
    }
}
