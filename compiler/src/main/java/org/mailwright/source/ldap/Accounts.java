package org.mailwright.source.ldap;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.PasswordHash;

/** Reads the people of a directory into accounts; a bad entry costs itself, a bad value costs that value. */
public final class Accounts {
    private final AttributeNames names;
    private final DomainName primary;
    private final LocalDate today;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private Accounts(AttributeNames names, DomainName primary, LocalDate today) {
        this.names = names;
        this.primary = primary;
        this.today = today;
    }

    /** The accounts by uid; every finding is a warning, since users write the directory. */
    public static Checked<SortedMap<String, Account>> read(
            Directory directory, AttributeNames names, DomainName primary, LocalDate today) throws IOException {
        Accounts reading = new Accounts(names, primary, today);
        directory.read(reading::add, reading.findings::add);
        return new Checked<>(reading.accounts, reading.findings);
    }

    private void add(DirectoryEntry entry) {
        List<DirectoryEntry.Attribute> uids = entry.values("uid");
        if (uids.isEmpty()) {
            // Organisational units and groups have no uid; a person without one is a mistake.
            if (!entry.values(names.forward()).isEmpty()) {
                warn("ldap-uid-missing", entry.location(), "the entry has a forward but no uid", "give it a uid");
            }
            return;
        }
        String uid = single(entry, "uid").orElseThrow();
        String folded = uid.toLowerCase(Locale.ROOT);
        Parsed<Address> address = Address.parse(folded + "@" + primary);
        if (uid.indexOf('@') >= 0 || address.value().isEmpty()) {
            String reason = uid.indexOf('@') >= 0 ? "it has an @" : address.reason();
            warn(
                    "ldap-uid-syntax",
                    entry.at("uid"),
                    "the uid \"" + uid + "\" is no local part: " + reason,
                    "rename the account; the entry is left out until then");
            return;
        }
        Account known = accounts.get(folded);
        if (known != null) {
            findings.add(Diagnostic.warning(
                            "passwd-user-duplicate", entry.at("uid"), "the uid " + folded + " is there twice")
                    .seeing(known.location(), "the first one, which stays")
                    .advising("rename or remove one of the two"));
            return;
        }
        accounts.put(folded, account(entry, folded));
    }

    private Account account(DirectoryEntry entry, String uid) {
        Account.State state = AccountState.of(entry, names, today, findings::add);
        Forwards forwards = single(entry, names.forward())
                .filter(text -> !text.isBlank())
                .map(text -> Forwards.parse(text, entry.at(names.forward()), findings::add))
                .orElseGet(() -> new Forwards(List.of(), false));
        Optional<String> message = single(entry, "mailDisableMessage")
                .filter(text -> !text.isEmpty())
                .map(text -> DisableMessage.of(text, entry.at("mailDisableMessage"), findings::add));
        return new Account(
                uid,
                state,
                forwards.targets(),
                forwards.damaged(),
                state == Account.State.ACTIVE ? password(entry) : Optional.empty(),
                message,
                entry.location(),
                entry.at(names.forward()),
                entry.at(names.password()));
    }

    private Optional<PasswordHash> password(DirectoryEntry entry) {
        Optional<String> text = single(entry, names.password()).filter(found -> !PasswordHashes.isNone(found));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Parsed<PasswordHash> hash = PasswordHashes.parse(text.get());
        if (hash.value().isEmpty()) {
            warn(
                    "passwd-scheme-malformed",
                    entry.at(names.password()),
                    "the password hash cannot be used: " + hash.reason(),
                    "set the password anew; the account cannot log in until then");
        }
        return hash.value();
    }

    /** The first value; these attributes are SINGLE-VALUE in ud-ldap's schema. */
    private Optional<String> single(DirectoryEntry entry, String attribute) {
        List<DirectoryEntry.Attribute> values = entry.values(attribute);
        if (values.size() > 1) {
            warn(
                    "ldap-single-value",
                    entry.at(attribute),
                    attribute + " has " + values.size() + " values, the first counts",
                    "keep one value");
        }
        return values.stream().findFirst().map(DirectoryEntry.Attribute::text);
    }

    private void warn(String rule, Location location, String message, String remedy) {
        findings.add(Diagnostic.warning(rule, location, message).advising(remedy));
    }
}
