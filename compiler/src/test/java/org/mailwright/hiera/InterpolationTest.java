package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code %{…}} in data stands for (Puppet, "Interpolate values in Hiera data"). */
class InterpolationTest {
    private static final String FACTS = "{role: mx, 'no': false, n: 12, os: {name: Debian}, tpl: '%{role}!',"
            + " loop: '%{loop}', sites: [fra, ams], trusted: forged, environment: forged}";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '%{role}'                   | 'mx'
            '%{ ::role }-%{facts.n}'    | 'mx-12'
            '%{facts.os.name}'          | 'Debian'
            '%{facts.sites.1}'          | 'ams'
            '%{facts.sites}'            | '["fra", "ams"]'
            '%{facts.no}'               | 'false'
            '%{facts.nope}'             | ''
            '%{trusted.certname}'       | 'mx-01.onion.example'
            '%{environment}'            | 'production'
            '%{facts.role.x}'           | error: Data Provider type mismatch: Got String
            '%{tpl}'                    | 'mx!'
            '%{loop}'                   | error: Recursive lookup detected
            '%{}{role}'                 | '{role}'
            '%{literal("%")}{role}'     | '%{role}'
            '100% of %u, %{open'        | '100% of %u, %{open'
            "%{lookup('other')}"        | 'x'
            "a%{hiera('list')}b"        | 'a["y", "x"]b'
            "%{lookup('hash')}"         | '{"k"=>"v"}'
            "%{lookup('none')}"         | ''
            "%{alias('list')}"          | ['y', 'x']
            "%{ alias('hash') }"        | {'k': 'v'}
            "%{alias('none')}"          | ''
            "a%{alias('list')}"         | error: 'alias' interpolation is only permitted
            "%{scope('facts.n')}"       | '12'
            "%{nope('x')}"              | error: Unknown interpolation method 'nope'
            "%{lookup('self')}"         | error: Recursive lookup detected in [k, self]
            ['%{role}', {'%{role}': '%{n}'}] | ['mx', {'mx': '12'}]
            {'%{role}': 1, mx: 2}       | {'mx': 2}
            1                           | 1
            """)
    void an_expression_is_replaced(String written, String found) {
        Repository repository = new Repository(root)
                .facts(FACTS)
                .levels(
                        "k: " + written + "\nother: x\nlist: [x]\nhash: {k: v}\nself: \"%{lookup('self')}\"",
                        "list: [y]\nlookup_options: {list: {merge: deep}}");

        assertThat(repository.answer("k")).startsWith(found);
    }

    @Test
    void an_unknown_variable_is_empty_for_puppet_7_and_an_error_for_puppet_8() {
        Repository eight = new Repository(root).levels("k: 'a%{nope}b'", "");

        assertThat(eight.answer("k")).isEqualTo("error: Undefined variable 'nope'");
        assertThat(new Repository(root).as(Strictness.PUPPET_7).answer("k")).isEqualTo("'ab'");
    }

    @Test
    void a_failure_stands_at_the_text_that_holds_the_expression() {
        Repository repository = new Repository(root).levels("k:\n  - fine\n  - 'a%{nope}b'", "");

        assertThat(repository.lookup("k").diagnostics().get(0).location()).hasToString("data/high.yaml:3:5");
    }

    @Test
    void keys_that_double_each_other_end_in_a_finding_and_soon() {
        StringBuilder data = new StringBuilder("k0: xxxxxxxx\n");
        for (int i = 1; i <= 40; i++) {
            String below = "%{lookup('k" + (i - 1) + "')}";
            data.append("k")
                    .append(i)
                    .append(": \"")
                    .append(below)
                    .append(below)
                    .append("\"\n");
        }
        Repository repository = new Repository(root).levels(data.toString(), "");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(repository.answer("k40")).startsWith("error: the text becomes longer"));
    }
}
