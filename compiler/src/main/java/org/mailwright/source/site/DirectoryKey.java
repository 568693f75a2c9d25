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
import org.mailwright.hiera.Value;
import org.mailwright.model.Account;
import org.mailwright.model.DomainName;
import org.mailwright.source.ldap.Accounts;
import org.mailwright.source.ldap.AttributeNames;
import org.mailwright.source.ldap.LdifFile;

/** {@code directory} of mailwright.yaml: the sources of people, one after the other. */
final class DirectoryKey {
    private final Reading reading;
    private final DomainName primary;
    private final LocalDate today;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<SourceSize> sizes = new ArrayList<>();

    private DirectoryKey(Reading reading, DomainName primary, LocalDate today) {
        this.reading = reading;
        this.primary = primary;
        this.today = today;
    }

    /** The accounts of all sources by uid, and how large each source was. */
    record People(SortedMap<String, Account> accounts, List<SourceSize> sizes) {}

    static People read(Reading reading, List<Value> sources, DomainName primary, LocalDate today) throws IOException {
        DirectoryKey read = new DirectoryKey(reading, primary, today);
        for (Value source : sources) {
            read.add(Optional.of(source));
        }
        return new People(read.accounts, List.copyOf(read.sizes));
    }

    private void add(Optional<Value> source) throws IOException {
        Optional<Value> ldif = Reading.get(source, "ldif");
        if (ldif.isEmpty()) {
            reading.error(
                    "directory-unusable",
                    source.orElseThrow().location(),
                    "this directory names no LDIF file",
                    "give it ldif: with the path of a file");
            return;
        }
        Optional<Path> path = reading.source(ldif);
        if (path.isEmpty()) {
            return;
        }
        LdifFile directory = new LdifFile(
                Reading.text(ldif).orElseThrow(), () -> reading.files().open(path.get()));
        Checked<SortedMap<String, Account>> read = Accounts.read(directory, attributes(source), primary, today);
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
