package org.mailwright.source.ldap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Account;
import org.mailwright.model.DomainName;

/** An LDIF file in a test. */
final class People {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final List<String> WANTED = List.of("uid", "emailForward", "mailPassword");

    private People() {}

    static LdifFile file(byte[] bytes) {
        return new LdifFile("people.ldif", () -> new ByteArrayInputStream(bytes));
    }

    /** Everything one line an entry: {@code 1 uid=alice,… {uid@2=[alice]}}, findings as {@code rule at place}. */
    static List<String> entries(String ldif) {
        return entries(ldif.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> entries(byte[] ldif) {
        List<String> found = new ArrayList<>();
        List<Diagnostic> findings = new ArrayList<>();
        try {
            file(ldif).read(WANTED, entry -> found.add(shown(entry)), findings::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        findings.forEach(finding -> found.add(finding.rule() + " at " + finding.location()));
        return found;
    }

    private static String shown(DirectoryEntry entry) {
        StringBuilder text = new StringBuilder(entry.line() + " " + entry.dn());
        for (String name : WANTED) {
            entry.values(name)
                    .forEach(value -> text.append(" ")
                            .append(name)
                            .append("@")
                            .append(value.line())
                            .append("=")
                            .append(value.isBroken() ? "(broken)" : value.text()));
        }
        return text + (entry.damaged() ? " damaged" : "");
    }

    static Checked<SortedMap<String, Account>> read(String ldif) {
        return read(ldif.getBytes(StandardCharsets.UTF_8));
    }

    static Checked<SortedMap<String, Account>> read(byte[] ldif) {
        try {
            return Accounts.read(file(ldif), AttributeNames.udLdap(), DomainName.of("onion.example"), TODAY, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An active account of alice with these further lines. */
    static String alice(String... lines) {
        return "dn: uid=alice,ou=users,dc=onion,dc=example\nuid: alice\nuserPassword: {CRYPT}x\n"
                + String.join("\n", lines)
                + "\n";
    }
}
