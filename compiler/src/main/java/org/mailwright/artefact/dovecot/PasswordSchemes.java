package org.mailwright.artefact.dovecot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.PasswordKinds;
import org.mailwright.model.Account;
import org.mailwright.model.HashCost;
import org.mailwright.model.Host;
import org.mailwright.model.PasswordHash;
import org.mailwright.model.PasswordScheme;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * Which password hashes a submission host takes: those that the site accepts, if the host's Dovecot knows the scheme and
 * does not refuse it, and if one login with it does not keep the others waiting ({@link HashCost}). Dovecot 2.4 refuses what it calls weak schemes (auth_allow_weak_schemes, which stays off), and
 * answers each such login with a temporary failure.
 */
public final class PasswordSchemes {
    /** What Dovecot 2.4 refuses, also when it finds it under CRYPT. */
    private static final Set<String> WEAK =
            Set.of("DES-CRYPT", "HMAC-MD5", "LDAP-MD5", "MD5", "MD5-CRYPT", "PLAIN-MD4", "PLAIN-MD5", "SMD5");

    private static final String DES = "DES-CRYPT";
    private static final Kind DES_RULE = PasswordKinds.PASSWD_CRYPT_DES;
    private static final String DES_REASON = "is DES-CRYPT, of which only the first eight characters count";

    private PasswordSchemes() {}

    /**
     * What is wrong with the stored passwords, once for an account and release of the submission hosts: hashes that leave
     * the file, and weak ones in it. No message shows any of a hash.
     */
    public static List<Diagnostic> findings(Site site) {
        List<Release> releases = site.hosts(Role.SUBMISSION).stream()
                .map(Host::release)
                .distinct()
                .sorted()
                .toList();
        List<Diagnostic> findings = new ArrayList<>();
        for (Account account : site.accounts().values()) {
            releases.stream()
                    .flatMap(release -> finding(site.settings().submission(), release, account).stream())
                    .distinct()
                    .forEach(findings::add);
        }
        return findings;
    }

    /** True for an account whose line stands in the passwd-file of a host of that release. */
    public static boolean isWritten(Settings.Submission submission, Release release, Account account) {
        return account.submits() && refusal(submission, release, account).isEmpty();
    }

    private static Optional<Diagnostic> finding(Settings.Submission submission, Release release, Account account) {
        if (!account.submits()) {
            return Optional.empty();
        }
        PasswordHash password = account.password().orElseThrow();
        Optional<Diagnostic> weak =
                names(submission.accept(), password.scheme()) ? Optional.empty() : Optional.of(weak(account, password));
        return refusal(submission, release, account).or(() -> weak);
    }

    private static Diagnostic weak(Account account, PasswordHash password) {
        if (password.scheme().equals(DES)) {
            return warning(DES_RULE, account, DES_REASON).advising("have the user set the password again");
        }
        return warning(PasswordKinds.PASSWD_SCHEME_WEAK, account, "is weak: it is " + password.scheme())
                .advising("have the user set the password again");
    }

    /** Why the account is not in the file, if so. */
    private static Optional<Diagnostic> refusal(Settings.Submission submission, Release release, Account account) {
        PasswordHash password = account.password().orElseThrow();
        String scheme = password.scheme();
        if (!PasswdFileText.isUser(account.uid())) {
            return Optional.of(Diagnostic.warning(
                            PasswordKinds.PASSWD_USER_SYNTAX,
                            account.location(),
                            "Dovecot lets nobody log in as \"" + account.uid() + "\"; left out")
                    .advising("use letters, digits, dot, hyphen and underscore only"));
        }
        if (PasswordScheme.CLEARTEXT.contains(scheme)) {
            return left(PasswordKinds.PASSWD_SCHEME_CLEARTEXT, account, "is in the clear (" + scheme + ")");
        }
        if (!names(submission.accept(), scheme) && !names(submission.warn(), scheme)) {
            if (scheme.equals(DES)) {
                return left(DES_RULE, account, DES_REASON);
            }
            return Optional.of(warning(
                            PasswordKinds.PASSWD_SCHEME_UNKNOWN,
                            account,
                            "has the scheme " + scheme
                                    + ", which mailwright::submission neither accepts nor warns about"
                                    + "; left out of the passwd-file")
                    .advising(
                            PasswordScheme.HASHES.contains(scheme)
                                    ? "add " + scheme
                                            + " to mailwright::submission: {passwords: {accept: […]}}, or have the"
                                            + " user set the password again"
                                    : "have the user set the password again"));
        }
        boolean known = PasswordScheme.HASHES.contains(scheme)
                || scheme.equals(PasswordScheme.ARGON2) && release != Release.DEBIAN_12;
        if (!known) {
            return left(
                    PasswordKinds.PASSWD_SCHEME_UNKNOWN,
                    account,
                    "has the scheme " + scheme + ", which " + dovecot(release) + " does not know");
        }
        if (!PasswdFileText.isHash(password.hash())) {
            return left(PasswordKinds.PASSWD_SCHEME_MALFORMED, account, "is no " + scheme + " hash");
        }
        if (release != Release.DEBIAN_12 && WEAK.contains(family(password))) {
            return left(
                    PasswordKinds.PASSWD_SCHEME_WEAK_DISABLED,
                    account,
                    "is " + family(password) + ", which " + dovecot(release) + " refuses");
        }
        return HashCost.of(password)
                .flatMap(HashCost::excess)
                .map(excess -> warning(
                                PasswordKinds.PASSWD_COST_HIGH,
                                account,
                                "asks " + dovecot(release) + " for " + excess + "; left out of the passwd-file")
                        .advising("have the user set the password again, at a lower cost"));
    }

    /** The scheme that crypt(3) finds behind a hash labelled CRYPT. */
    private static String family(PasswordHash password) {
        if (!password.scheme().equals("CRYPT")) {
            return password.scheme();
        }
        if (password.hash().startsWith("$1$")) {
            return "MD5-CRYPT";
        }
        return password.hash().startsWith("$") ? "CRYPT" : "DES-CRYPT";
    }

    private static boolean names(List<String> schemes, String scheme) {
        return schemes.stream().anyMatch(name -> name.toUpperCase(Locale.ROOT).equals(scheme));
    }

    private static String dovecot(Release release) {
        return switch (release) {
            case DEBIAN_12 -> "Dovecot 2.3";
            case DEBIAN_13 -> "Dovecot 2.4";
        };
    }

    private static Optional<Diagnostic> left(Kind kind, Account account, String what) {
        return Optional.of(warning(kind, account, what + "; left out of the passwd-file")
                .advising("have the user set the password again"));
    }

    private static Diagnostic warning(Kind kind, Account account, String what) {
        return Diagnostic.warning(kind, account.passwordLocation(), "the password of " + account.uid() + " " + what);
    }
}
