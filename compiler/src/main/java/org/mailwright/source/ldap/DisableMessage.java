package org.mailwright.source.ldap;

import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.SecretShapes;
import org.mailwright.diagnostic.kind.LdapKinds;

/** mailDisableMessage made fit for an SMTP reply: one line of printable ASCII (RFC 5321 section 4.2, 4.5.3.1.5). */
final class DisableMessage {
    /** 512 octets a reply line, less code, enhanced code and what Postfix puts before it. */
    private static final int LONGEST = 200;

    private static final String DEFAULT = "this account does not receive mail";

    private DisableMessage() {}

    static String of(String value, Location location, Consumer<Diagnostic> findings) {
        String text = SecretShapes.masked(value.strip());
        if (!text.equals(value.strip())) {
            findings.accept(Diagnostic.warning(
                            LdapKinds.DISABLE_MESSAGE_UNPRINTABLE,
                            location,
                            "the message has a secret in it, which every sender would read")
                    .advising("remove it, and replace it where it is used; it is hidden until then"));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c <= 126 ? c : '?');
        }
        String clean = out.toString().strip();
        if (!clean.equals(text)) {
            findings.accept(Diagnostic.warning(
                            LdapKinds.DISABLE_MESSAGE_UNPRINTABLE,
                            location,
                            "the message is not one line of at most " + LONGEST + " printable ASCII characters")
                    .advising("shorten it or write it in ASCII; what cannot be sent is replaced"));
        }
        return clean.isEmpty() ? DEFAULT : clean;
    }
}
