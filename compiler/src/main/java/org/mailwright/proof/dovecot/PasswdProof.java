package org.mailwright.proof.dovecot;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.artefact.dovecot.PasswordSchemes;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Account;
import org.mailwright.model.Host;
import org.mailwright.model.PasswordHash;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/**
 * The passwd-file of a submission host as Dovecot reads it (doc.dovecot.org, "Passwd-file"): fields between colons, of which
 * those after the password may change who is logged in; lines that begin with a number sign do not count. No message shows
 * any of a password.
 */
public final class PasswdProof {
    private static final Kind RULE = ProofKinds.PASSWORD;
    private static final String FILE = "/etc/dovecot/private/mail-passwords";
    private final Site site;
    private final Host host;
    private final EmittedFile file;
    private final Faults faults;
    private final Set<String> users = new HashSet<>();

    private PasswdProof(Site site, Host host, EmittedFile file, Faults faults) {
        this.site = site;
        this.host = host;
        this.file = file;
        this.faults = faults;
    }

    /** Judges a host: exactly the accounts that may submit log in, each as itself and with its own password. */
    public static void of(Site site, Emitted emitted, Host host, Faults faults) {
        Optional<EmittedFile> file = host.is(Role.SUBMISSION) ? emitted.file(host, FILE) : Optional.empty();
        file.ifPresent(found -> {
            PasswdProof proof = new PasswdProof(site, host, found, faults);
            found.read(proof::line);
            proof.missing();
        });
    }

    private void line(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int colon = text.indexOf(':');
        String user = colon < 0 ? text : text.substring(0, colon);
        Optional<Account> account = Optional.ofNullable(site.accounts().get(user));
        if (account.isEmpty() || !account.get().submits()) {
            // What is no uid may be part of a hash.
            String name =
                    account.map(found -> found.uid() + " may not submit and").orElse("somebody unknown");
            fault(number, name + " can log in", account);
            return;
        }
        String password = text.substring(colon < 0 ? text.length() : colon + 1);
        int field = password.indexOf(':');
        if (field >= 0) {
            fault(number, "the line of " + user + " has a field after the password", account);
        } else if (!users.add(user)) {
            fault(number, user + " has a second line, which Dovecot never reads", account);
        } else {
            check(number, account.get(), password);
        }
    }

    private void check(int number, Account account, String password) {
        PasswordHash hash = account.password().orElseThrow();
        Settings.Submission submission = site.settings().submission();
        int end = password.indexOf('}');
        String scheme =
                password.startsWith("{") && end > 0 ? password.substring(1, end).toUpperCase(Locale.ROOT) : "";
        boolean taken = Stream.concat(submission.accept().stream(), submission.warn().stream())
                .anyMatch(scheme::equalsIgnoreCase);
        if (!taken) {
            fault(
                    number,
                    "the password of " + account.uid() + " has no scheme that the site takes",
                    Optional.of(account));
        } else if (!scheme.equals(hash.scheme()) || !password.substring(end + 1).equals(hash.hash())) {
            fault(
                    number,
                    "the password of " + account.uid() + " is not the one of the directory",
                    Optional.of(account));
        }
    }

    private void missing() {
        for (Account account : site.accounts().values()) {
            if (!users.contains(account.uid())
                    && PasswordSchemes.isWritten(site.settings().submission(), host.release(), account)) {
                fault(0, account.uid() + " may submit and cannot log in", Optional.of(account));
            }
        }
    }

    private void fault(int line, String message, Optional<Account> account) {
        List<Location> causes = account.map(found -> List.of(found.location())).orElse(List.of());
        faults.add(RULE, file, line, host.name() + ": " + message, causes);
    }
}
