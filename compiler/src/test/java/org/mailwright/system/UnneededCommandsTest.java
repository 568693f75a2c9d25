package org.mailwright.system;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No mail host starts a queue run for a client (ETRN), or tells whom it knows (VRFY). */
@InOrganisation
class UnneededCommandsTest {
    private final Organisation organisation;

    UnneededCommandsTest(Organisation organisation) {
        this.organisation = organisation;
    }

    @ParameterizedTest
    @CsvSource({"mx-01, 25", "srs-01, 25", "submit-01, 587", "relay-01, 25", "lists-01, 25", "crm-int-01, 25"})
    void a_mail_host_refuses_them(String host, int port) {
        UnneededCommands.areRefused(organisation.at(host), port);
    }
}
