package org.mailwright.artefact.dovecot;

import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Notice;
import org.mailwright.model.Account;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * The accounts that may submit and their password hashes (Dovecot's passwd-file). Dovecot sees a change by itself. Who may
 * not log in is not in it: a {@code nologin} field would not stop Postfix.
 */
final class PasswdFile {
    static final String FILE = "/etc/dovecot/private/mail-passwords";

    /**
     * Debian's package overrides the directory to 0700 root:root; then the auth process, which is not root, answers every
     * login with a temporary failure.
     */
    static final Action OPEN_DIRECTORY =
            Action.rights(FILE.substring(0, FILE.lastIndexOf('/')), new Artefact.Rights("0750", "root", "dovecot"));

    static final HostFile HOST_FILE = HostFile.of(Form.PASSWD, FILE, new Artefact.Rights("0640", "root", "dovecot"));

    private PasswdFile() {}

    static Artefact of(Site site, Host host) {
        Settings.Submission submission = site.settings().submission();
        return HOST_FILE.file(host, lines -> {
            lines.line(Notice.HASH, host.location());
            for (Account account : site.accounts().values()) {
                if (PasswordSchemes.isWritten(submission, host.release(), account)) {
                    // alice:{SHA512-CRYPT}$6$salt$hash
                    lines.line(
                            PasswdFileText.entry(
                                    account.uid(), account.password().orElseThrow()),
                            account.passwordLocation());
                }
            }
        });
    }
}
