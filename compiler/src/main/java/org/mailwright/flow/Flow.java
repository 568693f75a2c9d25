package org.mailwright.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;

/**
 * One way in which mail leaves: a host, the domain in the envelope, the domain in the From header.
 *
 * @param kind what such mail is
 * @param host the host that delivers it to the outside
 * @param envelope the domain of the envelope sender; of a bounce, whose sender is empty, the HELO name
 * @param from the domain in the From header
 * @param spf what SPF says of the envelope domain, the same from all addresses of the host, else the worst
 * @param keys the keys it is signed with
 * @param dkim what becomes of the signature in the From's favour
 * @param dmarc what DMARC makes of both
 * @param policy what the From domain asks for where it fails; absent without a policy
 * @param refused the MX hosts refuse such mail, so it never leaves: the rest is what it would get
 */
public record Flow(
        Kind kind,
        Host host,
        DomainName envelope,
        DomainName from,
        SpfResult spf,
        List<DkimKey> keys,
        Dkim dkim,
        DmarcResult dmarc,
        Optional<String> policy,
        boolean refused) {

    /** The kinds of mail that leave. */
    public enum Kind {
        /** Written here: the From is the envelope's. */
        OWN("own", DmarcResult.PASS),
        /** A bounce of the host's own: its sender is empty, and the HELO name counts (RFC 7208 section 2.4). */
        BOUNCE("bounce", DmarcResult.PASS),
        /** Forwarded, the From of ours verified and marked by the MX. */
        FORWARD("forward", DmarcResult.PASS),
        /** Forwarded, with a foreign sender and a forged From of ours that nothing verified: it must fail. */
        FORGED("forged", DmarcResult.FAIL),
        /** The same with the forged address as its sender. */
        FORGED_OWN("forged own", DmarcResult.FAIL),
        /** Forwarded with an empty sender and a forged From of ours: it must fail. */
        FORGED_BOUNCE("forged bounce", DmarcResult.FAIL);

        private final String word;
        private final DmarcResult wanted;

        Kind(String word, DmarcResult wanted) {
            this.word = word;
            this.wanted = wanted;
        }

        /** As it is shown. */
        public String word() {
            return word;
        }

        /** What DMARC ought to say. */
        public DmarcResult wanted() {
            return wanted;
        }
    }

    /** What becomes of the signatures. */
    public enum Dkim {
        /** One that is aligned verifies. */
        PASS,
        /** No aligned one verifies: the key is not published, or it is another domain's. */
        FAIL,
        /** Nothing is signed. */
        NONE,
        /** The key is published elsewhere. */
        UNKNOWN;

        /** The word in Authentication-Results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Flow {
        keys = List.copyOf(keys);
    }

    /** True when it does not end as it should; what is refused or unknown, or has no policy, is no fault. */
    public boolean isWrong() {
        if (refused) {
            return false;
        }
        return kind.wanted() == DmarcResult.PASS ? dmarc == DmarcResult.FAIL : dmarc == DmarcResult.PASS;
    }
}
