package org.mailwright.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The completion function for zsh (zshcompsys(1), zshcompwid(1)). */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef mailwright
            # Completion of mailwright(1) for zsh, made by: mailwright completion zsh

            _mailwright_hosts() {
              local i
              local -a site hosts
              for ((i = 2; i < CURRENT; i++)); do
                case $words[i] in
                  -C|--site) site+=($words[i] ${~${(Q)words[i + 1]}}) ;;
                  --site=*) site+=($words[i]) ;;
                esac
              done
              hosts=(${(f)"$(timeout 3 ${~${(Q)words[1]}} completion hosts $site 2>/dev/null)"})
              compadd -- $hosts
            }

            _mailwright() {
              local i command cur=$words[CURRENT] prev=$words[CURRENT-1]
              for ((i = 2; i < CURRENT; i++)); do
                case $words[i] in
                  @VALUES@) ((i++)) ;;
                  -*) ;;
                  *) command=$words[i]; break ;;
                esac
              done
              if [[ $cur == --*=* ]]; then
                prev=${cur%%=*}
                compset -P '*='
              fi
            """;

    private static final String FOOT = """
            }

            if [[ $funcstack[1] == _mailwright ]]; then
              _mailwright "$@"
            else
              compdef _mailwright mailwright
            fi
            """;

    private ZshCompletion() {}

    static String of(CommandSpec program) {
        return HEAD.replace("@VALUES@", Arguments.WITH_VALUE.stream().sorted().collect(Collectors.joining("|")))
                + CompletionCases.of(program, ZshCompletion::offered)
                + FOOT;
    }

    private static String offered(Offer offer) {
        return switch (offer.source()) {
            case NOTHING -> ":";
            case WORDS -> "compadd -- " + String.join(" ", offer.words());
            case FILES -> "_files";
            case DIRECTORIES -> "_files -/";
            case HOSTS -> "_mailwright_hosts";
        };
    }
}
