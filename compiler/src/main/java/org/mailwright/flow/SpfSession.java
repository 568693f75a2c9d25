package org.mailwright.flow;

import java.util.Optional;
import org.mailwright.model.IpAddress;

/**
 * What a receiver knows of a message when it looks at SPF (RFC 7208 section 4.1).
 *
 * @param client the address that connects
 * @param localPart of the envelope sender; {@code postmaster} without one; absent when it may be any
 * @param domain of the envelope sender, or the HELO name where that is empty (section 2.4)
 * @param helo the HELO name; absent when it may be any
 */
public record SpfSession(IpAddress client, Optional<String> localPart, String domain, Optional<String> helo) {

    /** Mail from a domain, whoever it is that sends. */
    public static SpfSession of(IpAddress client, String domain) {
        return new SpfSession(client, Optional.empty(), domain, Optional.empty());
    }

    /** A bounce: its HELO name counts. */
    public static SpfSession bounce(IpAddress client, String helo) {
        return new SpfSession(client, Optional.of("postmaster"), helo, Optional.of(helo));
    }
}
