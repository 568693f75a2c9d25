package org.mailwright.source.ldap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.model.Account;

/** The state of an entry by the rules of ud-ldap (userdir_ldap: IsRetired, pw_active, shadowExpire). */
final class AccountState {
    /** ud-ldap's six months of 31 days: mail goes on for so many, the day of leaving included. */
    private static final int RETIRING_DAYS = 6 * 31;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private AccountState() {}

    /** By accountStatus and shadowExpire alone; who may log in is {@link Credential}'s. */
    static Account.State of(
            DirectoryEntry entry, AttributeNames names, LocalDate today, Consumer<Diagnostic> findings) {
        List<DirectoryEntry.Attribute> status = entry.values(names.status());
        String text = status.isEmpty() ? "" : status.get(0).text().strip();
        boolean unknown = !status.isEmpty() && status.get(0).isBroken();
        if (!text.isEmpty()) {
            String[] words = text.split("\\s+", 3);
            switch (words[0]) {
                case "inactive", "memorial":
                    return Account.State.RETIRED;
                case "retiring":
                    return retiring(entry, names, words.length > 1 ? words[1] : "", today, findings);
                case "active":
                    break;
                default:
                    unknown(entry, names, words[0], findings);
            }
        }
        if (unknown) {
            return Account.State.LOCKED;
        }
        return isExpired(entry, today) ? Account.State.EXPIRED : Account.State.ACTIVE;
    }

    private static void unknown(
            DirectoryEntry entry, AttributeNames names, String word, Consumer<Diagnostic> findings) {
        findings.accept(Diagnostic.warning(
                        LdapKinds.ACCOUNT_STATUS_UNKNOWN,
                        entry.at(names.status()),
                        "the status \"" + word + "\" means nothing, so the account goes on as before")
                .advising("write inactive, memorial or retiring YYYY-MM-DD, in lower case"));
    }

    private static Account.State retiring(
            DirectoryEntry entry, AttributeNames names, String date, LocalDate today, Consumer<Diagnostic> findings) {
        try {
            boolean over = !LocalDate.parse(date, DATE).plusDays(RETIRING_DAYS).isAfter(today);
            return over ? Account.State.RETIRED : Account.State.RETIRING;
        } catch (DateTimeException e) {
            findings.accept(Diagnostic.warning(
                            LdapKinds.ACCOUNT_RETIRING_DATE,
                            entry.at(names.status()),
                            "the account is retiring without a valid date (\"" + date + "\"), so it never ends")
                    .advising("write it as: retiring YYYY-MM-DD"));
            return Account.State.RETIRING;
        }
    }

    /** shadowExpire counts days since 1970 (shadow(5)); nothing, or a number below 1, never expires. */
    private static boolean isExpired(DirectoryEntry entry, LocalDate today) {
        List<DirectoryEntry.Attribute> expire = entry.values("shadowExpire");
        String days = expire.isEmpty() ? "" : expire.get(0).text().strip();
        return !days.isEmpty() && days.matches("[1-9][0-9]{0,8}") && Long.parseLong(days) <= today.toEpochDay();
    }
}
