package org.mailwright.artefact.srs;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;

/** A secret that signs rewritten addresses: who knows it can relay through us, and PostSRSd reads it as one line. */
public final class SrsSecret {
    /** As PostSRSd's own set-up makes them: 18 random octets in base64. */
    private static final int SHORTEST = 16;
    /** PostSRSd reads lines into a buffer of 1024 octets. */
    private static final int LONGEST = 1000;

    private SrsSecret() {}

    /** What is wrong with the secrets of a site; it opens them, so only where the host that gets them is compiled. */
    public static List<Diagnostic> findings(Settings.Srs srs) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Secret secret : srs.secrets()) {
            secret.open()
                    .value()
                    .map(SrsSecret::fault)
                    .filter(fault -> !fault.isEmpty())
                    .ifPresent(fault -> findings.add(
                            Diagnostic.error(RoutingKinds.SRS_SECRET_WEAK, srs.location(), "an SRS secret " + fault)
                                    .advising("take 24 random octets in base64")));
        }
        return findings;
    }

    /** The secret as its line; throws on what would be another line or none. */
    static String line(String secret) {
        if (!isOneLine(secret)) {
            throw new IllegalArgumentException("an SRS secret " + fault(secret));
        }
        return secret;
    }

    private static boolean isOneLine(String secret) {
        return !secret.isEmpty() && secret.length() <= LONGEST && secret.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static String fault(String secret) {
        if (secret.isEmpty()) {
            return "is empty";
        }
        if (!isOneLine(secret)) {
            return secret.length() > LONGEST
                    ? "is longer than " + LONGEST + " characters"
                    : "has a blank, a control character or one outside ASCII";
        }
        return secret.length() < SHORTEST ? "has fewer than " + SHORTEST + " characters" : "";
    }
}
