package org.mailwright.source.ldap;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final String USER_PASSWORD = "userPassword";
    private static final String DISABLE_MESSAGE = "mailDisableMessage";

    private final AttributeNames names;
    private final DomainName primary;
    private final LocalDate today;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<DomainName, DomainName> domains = new HashMap<>();

    private Accounts(AttributeNames names, DomainName primary, LocalDate today) {
        this.names = names;
        this.primary = primary;
        this.today = today;
    }

    /** The accounts by uid; every finding is a warning, since users write the directory. */
    public static Checked<SortedMap<String, Account>> read(
            Directory directory, AttributeNames names, DomainName primary, LocalDate today) throws IOException {
        Accounts reading = new Accounts(names, primary, today);
        directory.read(
                List.of(
                        "uid",
                        names.forward(),
                        names.password(),
                        names.status(),
                        USER_PASSWORD,
                        "shadowExpire",
                        DISABLE_MESSAGE),
                reading::add,
                reading.findings::add);
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
        DirectoryEntry.Attribute named = single(entry, "uid").orElseThrow();
        if (named.isBroken()) {
            return;
        }
        String uid = named.text();
        String folded = uid.toLowerCase(Locale.ROOT);
        Parsed<Address> address = Address.parse(uid + "@" + primary);
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
        Account.State found = AccountState.of(entry, names, today, findings::add);
        Account.State state = entry.damaged() && found == Account.State.ACTIVE ? Account.State.LOCKED : found;
        // What a retired account says has no effect, so what is wrong with it is not worth a word.
        boolean retired = state == Account.State.RETIRED;
        Location forwardAt = entry.at(names.forward());
        Forwards forwards = retired ? Forwards.NONE : forwards(entry, forwardAt);
        return new Account(
                uid,
                state,
                forwards.targets(),
                forwards.damaged(),
                state == Account.State.ACTIVE ? password(entry) : Optional.empty(),
                retired || entry.damaged() ? Optional.empty() : disableMessage(entry),
                entry.location(),
                forwardAt,
                entry.at(names.password()));
    }

    private Forwards forwards(DirectoryEntry entry, Location at) {
        if (entry.damaged()) {
            return Forwards.BROKEN;
        }
        Optional<DirectoryEntry.Attribute> value = single(entry, names.forward());
        if (value.isEmpty()) {
            return Forwards.NONE;
        }
        return value.get().isBroken()
                ? Forwards.BROKEN
                : Forwards.parse(value.get().text(), at, domains, findings::add);
    }

    private Optional<String> disableMessage(DirectoryEntry entry) {
        Optional<DirectoryEntry.Attribute> value = single(entry, DISABLE_MESSAGE);
        return value.filter(found -> found.isBroken() || !found.text().isEmpty())
                .map(found -> DisableMessage.of(found.text(), entry.at(DISABLE_MESSAGE), findings::add));
    }

    private Optional<PasswordHash> password(DirectoryEntry entry) {
        Optional<String> value = single(entry, names.password()).map(DirectoryEntry.Attribute::text);
        if (value.filter(PasswordHashes::isMarked).isPresent()) {
            warn(
                    "passwd-locked-marker",
                    entry.at(names.password()),
                    "the password is put out of use by a mark in it; the account itself is active",
                    "set the password anew, or remove the attribute");
            return Optional.empty();
        }
        Optional<String> text = value.filter(found -> !PasswordHashes.isNone(found));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Parsed<PasswordHash> hash = PasswordHashes.parse(text.get());
        if (hash.value().isEmpty() && PasswordHashes.isUnlabelled(text.get())) {
            warn(
                    "passwd-scheme-missing",
                    entry.at(names.password()),
                    "the password does not say its scheme, and " + hash.reason(),
                    "put its scheme in front, e.g. {SSHA512}, or set the password anew; the account cannot log in until then");
        } else if (hash.value().isEmpty()) {
            warn(
                    "passwd-scheme-malformed",
                    entry.at(names.password()),
                    "the password hash cannot be used: " + hash.reason(),
                    "set the password anew; the account cannot log in until then");
        }
        return hash.value();
    }

    /** The first value; these attributes are SINGLE-VALUE in ud-ldap's schema. */
    private Optional<DirectoryEntry.Attribute> single(DirectoryEntry entry, String attribute) {
        List<DirectoryEntry.Attribute> values = entry.values(attribute);
        if (values.size() > 1) {
            warn(
                    "ldap-single-value",
                    entry.at(attribute),
                    attribute + " has " + values.size() + " values, the first counts",
                    "keep one value");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    private void warn(String rule, Location location, String message, String remedy) {
        findings.add(Diagnostic.warning(rule, location, message).advising(remedy));
    }
}
