package org.mailwright.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.Compiler;
import org.mailwright.source.file.DiskTree;

class FormTest {
    /** What daemons do with the files (postconf(5), opendkim.conf(5), rspamd's local.d, Dovecot's passwd-file). */
    @ParameterizedTest
    @CsvSource(textBlock = """
            /etc/postfix/main.cf,                   MAIN
            /etc/postfix/master.cf,                 MAIN
            /etc/postfix/maps/alias,                TABLE
            /etc/opendkim/KeyTable,                 TABLE
            /etc/opendkim/SigningTable,             TABLE
            /etc/opendkim/TrustedHosts,             TABLE
            /etc/rspamd/local.d/maps.d/own_hosts.map, TABLE
            /etc/rspamd/local.d/actions.conf,       DROP_IN
            /etc/rspamd/override.d/mailwright.conf, DROP_IN
            /etc/rspamd/plugins.d/mailwright.lua,   DROP_IN
            /etc/tmpfiles.d/mailwright-opendkim.conf, DROP_IN
            /etc/dovecot/dovecot.conf,              CONFIGURATION
            /etc/dovecot/private/mail-passwords,    PASSWD
            /etc/postsrsd.secret,                   SECRET
            /etc/rspamd/dkim/a.key,                 SECRET
            /etc/motd,                              CONFIGURATION
            zones/onion.example,                    ZONE
            certificates/domains.txt,               CONFIGURATION
            """)
    void a_stored_file_has_the_form_of_the_one_that_this_release_makes(String path, Form form) {
        assertThat(Files.form(path, false)).isEqualTo(form);
        assertThat(Files.form(path, true)).isEqualTo(form.isSecret() ? form : Form.SECRET);
    }

    @Test
    void every_file_of_a_compile_has_the_form_that_its_place_tells() throws IOException {
        Path root = Path.of("hiera-samples/onion").toAbsolutePath();
        Set<Form> seen = EnumSet.noneOf(Form.class);
        Files files = new Compiler(
                        new DiskTree(root),
                        root.resolve("mailwright.yaml"),
                        LocalDate.of(2026, 11, 15),
                        Optional.empty())
                .compile()
                .result()
                .orElseThrow()
                .files();
        for (Artefact file : files.artefacts()) {
            assertThat(Files.form(file.place().path(), file.secret()))
                    .as(file.path())
                    .isEqualTo(file.form());
            seen.add(file.form());
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(Form.class));
        assertThat(files.artefacts().stream()
                        .filter(Artefact::secret)
                        .map(file -> file.rights().mode().charAt(3))
                        .collect(Collectors.toSet()))
                .containsExactly('0');
    }
}
