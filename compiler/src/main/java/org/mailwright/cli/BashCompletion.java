package org.mailwright.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The completion script for bash (bash(1), "Programmable Completion"). */
final class BashCompletion {
    // Readline cuts words at : and = (COMP_WORDBREAKS), so they are put together again, and what is before the last :
    // is
    // not replaced.
    private static final String HEAD = """
            # Completion of mailwright(1) for bash, made by: mailwright completion bash

            _mailwright_words() {
              local word cut=
              [[ $cur == *:* && $COMP_WORDBREAKS == *:* ]] && cut=${cur%"${cur##*:}"}
              for word in $1; do
                [[ $word == "$cur"* ]] && COMPREPLY+=("${word#"$cut"}")
              done
            }

            _mailwright_paths() {
              compopt -o filenames 2>/dev/null
              mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
            }

            _mailwright_hosts() {
              local i site=()
              for ((i = 1; i < ${#words[@]} - 1; i++)); do
                case ${words[i]} in
                  -C|--site) site+=("${words[i]}" "${words[i + 1]/#\\~\\//$HOME/}") ;;
                  --site=*) site+=("${words[i]}") ;;
                esac
              done
              _mailwright_words "$(timeout 3 "${words[0]/#\\~\\//$HOME/}" completion hosts "${site[@]}" 2>/dev/null)"
            }

            _complete_mailwright() {
              local word words=() glue= cur prev command= i IFS=$' \\t\\n'
              COMPREPLY=()
              for ((i = 0; i <= COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ -n $glue || $word =~ ^[:=]+$ ]] && ((${#words[@]})); then
                  words[${#words[@]} - 1]+=$word
                else
                  words+=("$word")
                fi
                [[ $word =~ ^[:=]+$ ]] && glue=1 || glue=
              done
              cur=${words[${#words[@]} - 1]}
              prev=${words[${#words[@]} - 2]}
              for ((i = 1; i < ${#words[@]} - 1; i++)); do
                case ${words[i]} in
                  @VALUES@) ((i++)) ;;
                  -*) ;;
                  *) command=${words[i]}; break ;;
                esac
              done
              [[ $cur == --*=* ]] && prev=${cur%%=*} cur=${cur#*=}
            """;

    private static final String FOOT = """
            }

            complete -F _complete_mailwright mailwright
            """;

    private BashCompletion() {}

    static String of(CommandSpec program) {
        return HEAD.replace("@VALUES@", Arguments.WITH_VALUE.stream().sorted().collect(Collectors.joining("|")))
                + CompletionCases.of(program, BashCompletion::offered)
                + FOOT;
    }

    private static String offered(Offer offer) {
        return switch (offer.source()) {
            case NOTHING -> ":";
            case WORDS -> "_mailwright_words '" + String.join(" ", offer.words()) + "'";
            case FILES -> "_mailwright_paths -f";
            case DIRECTORIES -> "_mailwright_paths -d";
            case HOSTS -> "_mailwright_hosts";
        };
    }
}
