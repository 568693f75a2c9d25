package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.model.Account;
import org.mailwright.model.DomainName;
import org.mailwright.source.ldap.Accounts;
import org.mailwright.source.ldap.AttributeNames;
import org.mailwright.source.ldap.Directory;
import org.mailwright.source.ldap.LdapFailure;
import org.mailwright.source.ldap.LdapServer;
import org.mailwright.source.ldap.LdifFile;

/** {@code directory} of mailwright.yaml: the sources of people, one after the other. */
final class DirectoryKey {
    private final Reading reading;
    private final DomainName primary;
    private final LocalDate today;
    private final boolean writes;
    private final boolean passwords;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<SourceSize> sizes = new ArrayList<>();
    private boolean whole = true;

    /** @param passwords whether anybody will get the submission passwords */
    DirectoryKey(Reading reading, DomainName primary, LocalDate today, boolean writes, boolean passwords) {
        this.reading = reading;
        this.primary = primary;
        this.today = today;
        this.writes = writes;
        this.passwords = passwords;
    }

    /**
     * The accounts of all sources by uid, and how large each source was.
     *
     * @param whole false when a live server gave nobody: what would be found in the rest only follows from that
     */
    record People(SortedMap<String, Account> accounts, List<SourceSize> sizes, boolean whole) {}

    People read(List<Value> sources) throws IOException {
        for (Value source : sources) {
            add(Optional.of(source));
        }
        return new People(accounts, List.copyOf(sizes), whole);
    }

    private void add(Optional<Value> source) throws IOException {
        Optional<Value> url = Reading.get(source, "url");
        Optional<Value> ldif = Reading.get(source, "ldif");
        if (url.isPresent()) {
            live(source, url.get().location(), ldif);
        } else if (ldif.isPresent()) {
            file(source, ldif);
        } else {
            reading.error(
                    "directory-unusable",
                    source.orElseThrow().location(),
                    "this directory names neither a server nor an LDIF file",
                    "give it url: or ldif:");
        }
    }

    /** A server; where it cannot be read and nothing is written, its snapshot. */
    private void live(Optional<Value> source, Location at, Optional<Value> ldif) throws IOException {
        try {
            Optional<LdapServer> server =
                    DirectoryServer.read(reading, source, attributes(source).forward());
            if (server.isEmpty()) {
                whole = false;
                return;
            }
            boolean open = server.get().tls().isEmpty() && !server.get().url().isLoopback();
            Checked<SortedMap<String, Account>> read = twice(server.get(), source, passwords && !open);
            if (read.value().isEmpty()) {
                whole = false;
                reading.error(
                        "ldap-empty-result",
                        at,
                        server.get().url().text() + " gave no account",
                        "look at base, filter and what the reader may see: no error is not the same as everything");
            }
            add(source, read);
        } catch (LdapFailure failure) {
            if (writes || ldif.isEmpty()) {
                whole = false;
                reading.error(failure.rule(), at, failure.what(), failure.remedy());
                return;
            }
            reading.report(Diagnostic.info(
                            "directory-snapshot",
                            at,
                            Reading.text(ldif).orElse("ldif") + " is read instead of the server: " + failure.what())
                    .advising("nothing to do here; compile and apply need the server"));
            file(source, ldif);
        }
    }

    /** A connection that is lost in the middle is tried once more, from the first page. */
    private Checked<SortedMap<String, Account>> twice(LdapServer server, Optional<Value> source, boolean withPasswords)
            throws IOException {
        try {
            return accounts(server, source, withPasswords);
        } catch (LdapFailure failure) {
            if (!failure.isLost()) {
                throw failure;
            }
            return accounts(server, source, withPasswords);
        }
    }

    private Checked<SortedMap<String, Account>> accounts(
            Directory directory, Optional<Value> source, boolean withPasswords) throws IOException {
        return Accounts.read(directory, attributes(source), primary, today, withPasswords);
    }

    private void file(Optional<Value> source, Optional<Value> ldif) throws IOException {
        Optional<Path> path = reading.source(ldif);
        if (path.isPresent()) {
            LdifFile file = new LdifFile(
                    Reading.text(ldif).orElseThrow(), () -> reading.files().open(path.get()));
            add(source, accounts(file, source, passwords));
        }
    }

    private void add(Optional<Value> source, Checked<SortedMap<String, Account>> read) {
        read.diagnostics().forEach(reading::report);
        read.value().values().forEach(this::add);
        sizes.add(new SourceSize(
                Reading.text(Reading.get(source, "name")).orElse("directory"),
                read.value().size(),
                Reading.whole(Reading.get(source, "minimum"), 0),
                read.value().values().stream()
                        .anyMatch(account -> account.password().isPresent()),
                source.orElseThrow().location()));
    }

    private void add(Account account) {
        Account known = accounts.putIfAbsent(account.uid(), account);
        if (known != null) {
            reading.report(Diagnostic.warning(
                            "passwd-user-duplicate",
                            account.location(),
                            "the uid " + account.uid() + " is in two directories")
                    .seeing(known.location(), "the first one, which stays")
                    .advising("rename or remove one of the two"));
        }
    }

    private static AttributeNames attributes(Optional<Value> source) {
        Optional<Value> names = Reading.get(source, "attributes");
        AttributeNames preset = AttributeNames.udLdap();
        return new AttributeNames(
                Reading.text(Reading.get(names, "forward")).orElse(preset.forward()),
                Reading.text(Reading.get(names, "password")).orElse(preset.password()),
                Reading.text(Reading.get(names, "status")).orElse(preset.status()));
    }
}
