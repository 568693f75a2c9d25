package org.mailwright.source.ldap;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.diagnostic.kind.PasswordKinds;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.PasswordHash;

/** Reads the people of a directory into accounts; a bad entry costs itself, a bad value costs that value. */
public final class Accounts {
    /** The rule of a source that shows nobody's userPassword; only submission hosts need to know. */
    public static final Kind HIDDEN = LdapKinds.ACL_HIDDEN_ATTRIBUTE;

    static final String USER_PASSWORD = "userPassword";
    private static final String DISABLE_MESSAGE = "mailDisableMessage";

    private final AttributeNames names;
    private final DomainName primary;
    private final LocalDate today;
    private final boolean passwords;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<String, DomainName> domains = new HashMap<>();
    private final List<Twin> twins = new ArrayList<>();
    private final Map<String, Optional<PasswordHash>> withoutCredential = new HashMap<>();
    private final List<Diagnostic> findingsWithout = new ArrayList<>();
    private Optional<Location> first = Optional.empty();
    private boolean showsCredentials;

    private Accounts(AttributeNames names, DomainName primary, LocalDate today, boolean passwords) {
        this.names = names;
        this.primary = primary;
        this.today = today;
        this.passwords = passwords;
    }

    /** An entry whose uid another one has too: the one at the smaller place stays, in whatever order they come. */
    private record Twin(String uid, Location location, Location uidAt) {}

    /**
     * The accounts by uid; every finding is a warning, since users write the directory.
     *
     * @param passwords false when nobody will get the passwords: then nothing that could be one is asked for
     */
    public static Checked<SortedMap<String, Account>> read(
            Directory directory, AttributeNames names, DomainName primary, LocalDate today, boolean passwords)
            throws IOException {
        Accounts reading = new Accounts(names, primary, today, passwords);
        List<String> wanted =
                new ArrayList<>(List.of("uid", names.forward(), names.status(), "shadowExpire", DISABLE_MESSAGE));
        if (passwords) {
            wanted.addAll(List.of(names.password(), USER_PASSWORD));
        }
        directory.read(wanted, reading::add, reading.findings::add);
        reading.end();
        return new Checked<>(reading.accounts, reading.findings);
    }

    private void add(DirectoryEntry entry) {
        List<DirectoryEntry.Attribute> uids = entry.values("uid");
        if (uids.isEmpty()) {
            // Organisational units and groups have no uid; a person without one is a mistake.
            if (!entry.values(names.forward()).isEmpty()) {
                warn(LdapKinds.UID_MISSING, entry.location(), "the entry has a forward but no uid", "give it a uid");
            }
            return;
        }
        DirectoryEntry.Attribute named = single(entry, "uid").orElseThrow();
        if (named.isBroken()) {
            return;
        }
        String uid = named.text();
        String folded = uid.toLowerCase(Locale.ROOT);
        Parsed<Address> address = uid.indexOf('@') < 0 ? Address.parse(uid, primary) : Parsed.not("it has an @");
        if (address.value().isEmpty()) {
            warn(
                    LdapKinds.UID_SYNTAX,
                    entry.at("uid"),
                    "the uid \"" + uid + "\" is no local part: " + address.reason(),
                    "rename the account; the entry is left out until then");
            return;
        }
        Account known = accounts.get(folded);
        if (known == null) {
            accounts.put(folded, account(entry, folded));
        } else if (known.location().compareTo(entry.location()) <= 0) {
            twins.add(new Twin(folded, entry.location(), entry.at("uid")));
        } else {
            Location place = known.location();
            twins.add(new Twin(folded, place, Location.ldap(place.source(), place.line(), place.detail(), "uid")));
            withoutCredential.remove(folded);
            accounts.put(folded, account(entry, folded));
        }
    }

    /** What can only be said when all entries are known. */
    private void end() {
        if (!showsCredentials) {
            findings.addAll(findingsWithout);
        }
        Set<String> lost = twins.stream().map(twin -> twin.location().detail()).collect(Collectors.toUnmodifiableSet());
        // Only a live server's entries can have been read before their better twin came; their findings go with them.
        findings.removeIf(finding -> finding.location().line() == 0 && isOf(lost, finding.location()));
        for (Twin twin : twins) {
            Location first =
                    Optional.ofNullable(accounts.get(twin.uid())).orElseThrow().location();
            findings.add(Diagnostic.warning(
                            PasswordKinds.PASSWD_USER_DUPLICATE,
                            twin.uidAt(),
                            "the uid " + twin.uid() + " is there twice")
                    .seeing(first, "the first one, which stays")
                    .advising("rename or remove one of the two"));
        }
        if (!showsCredentials) {
            // No entry shows a userPassword: that is the reader's right to see them, not the accounts' state.
            withoutCredential.forEach(
                    (uid, password) -> accounts.computeIfPresent(uid, (key, account) -> active(account, password)));
            first.filter(place -> passwords)
                    .ifPresent(place -> warn(
                            HIDDEN,
                            Location.ldap(place.source(), place.line(), "", USER_PASSWORD),
                            "no entry shows userPassword, so it is not known who is locked: nobody is",
                            "export userPassword too, or read the directory as somebody who may see it"));
        }
    }

    /** True for a place in one of these entries, or in an attribute of it. */
    private static boolean isOf(Set<String> dns, Location location) {
        String detail = location.detail();
        int attribute = detail.lastIndexOf(' ');
        return dns.contains(detail) || attribute >= 0 && dns.contains(detail.substring(0, attribute));
    }

    private static Account active(Account account, Optional<PasswordHash> password) {
        return new Account(
                account.uid(),
                Account.State.ACTIVE,
                account.forward(),
                account.forwardDamaged(),
                password,
                account.disableMessage(),
                account.location(),
                account.forwardLocation(),
                account.passwordLocation());
    }

    private Account account(DirectoryEntry entry, String uid) {
        Account.State found = AccountState.of(entry, names, today, findings::add);
        boolean locked = isLocked(entry, uid, found);
        boolean open = found == Account.State.ACTIVE || found == Account.State.EXPIRED;
        Account.State state = open && locked ? Account.State.LOCKED : found;
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

    /** Without a userPassword that can be used there is nothing to log in with. */
    private boolean isLocked(DirectoryEntry entry, String uid, Account.State state) {
        if (entry.damaged() || !passwords) {
            return entry.damaged();
        }
        Credential credential = Credential.of(entry);
        showsCredentials |= credential != Credential.ABSENT;
        if (first.isEmpty()) {
            first = Optional.of(entry.location());
        }
        if (state == Account.State.ACTIVE && credential == Credential.ABSENT && !showsCredentials) {
            int before = findings.size();
            withoutCredential.put(uid, password(entry));
            List<Diagnostic> more = findings.subList(before, findings.size());
            findingsWithout.addAll(more);
            more.clear();
        }
        return credential != Credential.USABLE;
    }

    private Forwards forwards(DirectoryEntry entry, Location at) {
        if (entry.damaged()) {
            return Forwards.BROKEN;
        }
        List<DirectoryEntry.Attribute> values = entry.values(names.forward());
        if (names.hasSingleForward()) {
            Optional<DirectoryEntry.Attribute> one = single(entry, names.forward());
            values = one.isPresent() ? List.of(one.get()) : List.of();
        }
        if (values.isEmpty()) {
            return Forwards.NONE;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isBroken()) {
                return Forwards.BROKEN;
            }
            text.append(i == 0 ? "" : ",").append(values.get(i).text());
        }
        return Forwards.parse(text.toString(), at, domains, findings::add);
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
                    PasswordKinds.PASSWD_LOCKED_MARKER,
                    entry.at(names.password()),
                    "the password is put out of use by a mark in it; the account itself is active",
                    "set the password anew, or remove the attribute");
            return Optional.empty();
        }
        Optional<String> text = value.filter(found -> !PasswordHashes.isNone(found));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Location at = entry.at(names.password());
        if (PasswordText.isUnsafe(text.get())) {
            findings.add(PasswordText.finding(text.get(), at));
            return Optional.empty();
        }
        Parsed<PasswordHash> hash = PasswordHashes.parse(text.get());
        if (hash.value().isEmpty() && PasswordHashes.isUnlabelled(text.get())) {
            warn(
                    PasswordKinds.PASSWD_SCHEME_MISSING,
                    entry.at(names.password()),
                    "the password does not say its scheme, and " + hash.reason(),
                    "put its scheme in front, e.g. {SSHA512}, or set the password anew; the account cannot log in until then");
        } else if (hash.value().isEmpty()) {
            warn(
                    PasswordKinds.PASSWD_SCHEME_MALFORMED,
                    at,
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
                    LdapKinds.SINGLE_VALUE,
                    entry.at(attribute),
                    attribute + " has " + values.size() + " values, the first counts",
                    "keep one value");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    private void warn(Kind kind, Location location, String message, String remedy) {
        findings.add(Diagnostic.warning(kind, location, message).advising(remedy));
    }
}
