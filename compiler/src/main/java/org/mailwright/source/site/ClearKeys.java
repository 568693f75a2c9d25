package org.mailwright.source.site;

import java.nio.file.Path;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.git.WorkTree;
import org.mailwright.source.pki.KeyFile;

/** Secrets in files of the repository, which all can read who read it. What git leaves alone is of one machine. */
final class ClearKeys {
    private static final Kind RULE = HieraKinds.PLAINTEXT_SECRET;

    private ClearKeys() {}

    /** A file of which only the public half is needed: a certificate, a chain, a public key. */
    static void refuseInPublic(Reading reading, Value file, byte[] bytes) {
        if (KeyFile.isPrivate(bytes)) {
            String kind =
                    KeyFile.isEncrypted(bytes) ? " holds an encrypted private key" : " holds a private key in clear";
            reading.report(Diagnostic.warning(RULE, file.location(), "the file " + name(file) + kind)
                    .advising("keep the certificate or public key alone there, and replace the key: who reads the"
                            + " repository has it"));
        }
    }

    /** A file that is a secret, or may be one: in the repository it is in clear. */
    static void refuseInRepository(Reading reading, Value file) {
        Optional<Path> path = reading.path(Optional.of(file));
        if (path.filter(found -> isShared(reading, found)).isPresent()) {
            reading.report(Diagnostic.warning(
                            RULE, file.location(), "the file " + name(file) + " is a secret in clear in the repository")
                    .advising(
                            "encrypt it with eyaml, or keep it where git does not see it, and replace it: who reads the"
                                    + " repository has it"));
        }
    }

    private static boolean isShared(Reading reading, Path path) {
        return reading.isBelow(path)
                && reading.files().isFile(path)
                && !reading.files().isLink(path)
                && !WorkTree.ignores(path);
    }

    private static String name(Value file) {
        return Reading.text(Optional.of(file)).orElse("");
    }
}
