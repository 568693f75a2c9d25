package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** lookup_options decide how a key is merged (Puppet, "Configuring merge behavior in Hiera data"). */
class LookupOptionsTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mail::list": {merge: unique}}                        | ['high', 'low']
            {"mail::list": {merge: {strategy: deep}}}              | ['low', 'high']
            {"^mail::": {merge: unique}}                           | ['high', 'low']
            {"^mail::.*_hosts$": {merge: unique}}                  | ['high']
            {"^(?i:MAIL)::": {merge: unique}}                      | ['high', 'low']
            {"^mail::list\\\\z": {merge: unique}}                  | ['high', 'low']
            {"mail::": {merge: unique}}                            | ['high']
            {"^mail::": {merge: unique}, "mail::list": {merge: first}} | ['high']
            {"^mail": {merge: first}, "^mail::": {merge: unique}}  | ['high']
            {"mail::list": unique}                                 | ['high']
            {"mail::list": {unknown: 1}}                           | ['high']
            {"mail::list": {merge: nope}}                          | error: Unknown merge strategy: 'nope'
            {"mail::list": {merge: {strategy: deep, knockout_prefix: ''}}} | error: knockout_prefix cannot be an empty string in deep_merge!
            {"mail::list": {merge: {knockout_prefix: '--'}}}       | error: The hash given as 'merge' must contain the name of a strategy in string form for the key 'strategy'
            {"mail::list": {convert_to: Integer}}                  | error: The convert_to lookup_option for key 'mail::list' raised error: 'new' Value of type Array cannot be converted to Integer
            {"^(other": {merge: first}}                            | error: the pattern ^(other is not a regular expression: Unclosed group
            text                                                   | error: value of lookup_options must be a hash
            ~                                                      | ['high']
            """)
    void an_entry_or_a_pattern_names_the_merge(String options, String found) {
        Repository repository = new Repository(root)
                .levels("\"mail::list\": [high]", "lookup_options: " + options + "\n\"mail::list\": [low]");

        assertThat(repository.answer("mail::list")).isEqualTo(found);
    }

    @Test
    void the_higher_levels_entry_replaces_the_lower_ones() {
        Repository repository = new Repository(root)
                .levels(
                        "lookup_options: {k: {merge: first}}\nk: [high]",
                        "lookup_options: {k: {merge: unique}}\nk: [low]");

        assertThat(repository.answer("k")).isEqualTo("['high']");
    }

    @Test
    void the_callers_merge_counts_more() {
        Repository repository =
                new Repository(root).levels("k: [high]", "lookup_options: {k: {merge: unique}}\nk: [low]");

        assertThat(repository.answer("k", Merge.FIRST)).isEqualTo("['high']");
    }

    @Test
    void a_dotted_key_has_the_options_of_its_root() {
        Repository repository =
                new Repository(root).levels("k: {a: [1]}", "lookup_options: {k: {merge: deep}}\nk: {a: [2]}");

        assertThat(repository.answer("k.a")).isEqualTo("[2, 1]");
    }

    @Test
    void a_failure_in_them_is_told_at_every_key() {
        Repository repository = new Repository(root).levels("lookup_options: ~\nk: 1", "lookup_options: {a: {}}");

        assertThat(repository.answer("k")).startsWith("error");
        assertThat(repository.answer("k")).startsWith("error");
    }

    @Test
    void convert_to_sensitive_makes_every_text_a_secret() {
        Repository repository =
                new Repository(root).levels("k: {a: [token]}", "lookup_options: {k: {convert_to: Sensitive}}");

        Value found = repository.lookup("k").value().orElseThrow();

        assertThat(Values.isSecret(found)).isTrue();
        assertThat(found.toString()).doesNotContain("token");
    }
}
