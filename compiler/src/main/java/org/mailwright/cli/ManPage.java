package org.mailwright.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the program in the man macros (man(7)): every command and option as the command line knows them. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec program) {
        ManPage man = new ManPage();
        man.write(program);
        return man.page.toString();
    }

    private void write(CommandSpec program) {
        // .TH MAILWRIGHT 1 "" "mailwright 0.1.0"
        line(".TH MAILWRIGHT 1 \"\" \"" + Version.line() + "\"");
        line(".SH NAME");
        line(escaped("mailwright - compile and judge a whole mail system"));
        line(".SH SYNOPSIS");
        line(".B mailwright");
        line(".I COMMAND");
        line("[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...");
        line(".SH DESCRIPTION");
        text(List.of(program.usageMessage().description()));
        text(List.of(program.usageMessage().footer()));
        line(".SH COMMANDS");
        for (CommandLine command : program.subcommands().values()) {
            write(command.getCommandSpec(), command.getCommandName());
        }
        line(".SH EXIT STATUS");
        ExitStatus.MEANINGS.forEach(meaning -> tagged(String.valueOf(meaning.status()), meaning.text()));
        line(".SH FILES");
        tagged("mailwright.yaml", "says where the inputs are; at the root of the control repository");
        line(".SH SEE ALSO");
        line("\\fBpostconf\\fR(5), \\fBdoveconf\\fR(1), \\fBopendkim.conf\\fR(5), \\fBpuppet-lookup\\fR(8)");
    }

    private void write(CommandSpec command, String name) {
        line(".SS " + escaped(name));
        text(List.of(command.usageMessage().description()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            tagged(parameter.paramLabel(), words(parameter.description()));
        }
        command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> tagged(names(option), words(option.description())));
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private static String words(String... description) {
        return String.join(" ", description);
    }

    private void text(List<String> sentences) {
        sentences.stream().map(ManPage::escaped).forEach(this::line);
    }

    // .TP
    // .B \-\-as\-of=DATE
    // judge accounts and dates as of this day
    private void tagged(String tag, String text) {
        line(".TP");
        line(".B " + escaped(tag));
        line(escaped(text));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** A hyphen is a minus sign, and a line does not begin with a control character (man(7), groff_char(7)). */
    private static String escaped(String text) {
        String plain = Stream.of(text.split("\n")).map(String::strip).reduce("", (a, b) -> (a + " " + b).strip());
        String minus = plain.replace("\\", "\\e").replace("-", "\\-");
        return minus.startsWith(".") || minus.startsWith("'") ? "\\&" + minus : minus;
    }
}
