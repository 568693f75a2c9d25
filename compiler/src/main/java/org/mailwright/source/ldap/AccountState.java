package org.mailwright.source.ldap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Account;

/** The state of an entry by the rules of ud-ldap (userdir_ldap: IsRetired, pw_active, shadowExpire). */
final class AccountState {
    /** ud-ldap's six months of 31 days. */
    private static final int RETIRING_DAYS = 6 * 31;

    private AccountState() {}

    static Account.State of(
            DirectoryEntry entry, AttributeNames names, LocalDate today, Consumer<Diagnostic> findings) {
        List<DirectoryEntry.Attribute> status = entry.values(names.status());
        String[] words = status.isEmpty()
                ? new String[] {""}
                : status.get(0).text().strip().split(" +", -1);
        switch (words[0]) {
            case "inactive", "memorial":
                return Account.State.RETIRED;
            case "retiring":
                return retiring(entry, names, words.length > 1 ? words[1] : "", today, findings);
            default:
                return isLocked(entry, today) ? Account.State.LOCKED : Account.State.ACTIVE;
        }
    }

    private static Account.State retiring(
            DirectoryEntry entry, AttributeNames names, String date, LocalDate today, Consumer<Diagnostic> findings) {
        try {
            boolean over = LocalDate.parse(date).plusDays(RETIRING_DAYS).isBefore(today);
            return over ? Account.State.RETIRED : Account.State.RETIRING;
        } catch (DateTimeException e) {
            findings.accept(Diagnostic.warning(
                            "account-retiring-date",
                            entry.at(names.status()),
                            "the account is retiring without a valid date (\"" + date + "\"), so it never ends")
                    .advising("write it as: retiring YYYY-MM-DD"));
            return Account.State.RETIRING;
        }
    }

    private static boolean isLocked(DirectoryEntry entry, LocalDate today) {
        List<DirectoryEntry.Attribute> password = entry.values("userPassword");
        if (password.isEmpty()) {
            return true;
        }
        String text = password.get(0).text().toUpperCase(Locale.ROOT);
        return text.startsWith("{CRYPT}*LK*") || text.startsWith("{CRYPT}!") || isExpired(entry, today);
    }

    /** shadowExpire counts days since 1970 (shadow(5)); nothing, or a number below 1, never expires. */
    private static boolean isExpired(DirectoryEntry entry, LocalDate today) {
        List<DirectoryEntry.Attribute> expire = entry.values("shadowExpire");
        String days = expire.isEmpty() ? "" : expire.get(0).text().strip();
        return days.matches("[1-9][0-9]{0,8}") && Long.parseLong(days) <= today.toEpochDay();
    }
}
