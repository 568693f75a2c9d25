package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about emitted files that do not do what the model says that a reader, a writer, a proof or a command reports on its way. */
public final class ProofKinds {
    public static final Kind ACCESS = Kind.error("proof", "proof-access");
    public static final Kind DKIM = Kind.error("proof", "proof-dkim");
    public static final Kind DMARC = Kind.error("proof", "proof-dmarc");
    public static final Kind FORGERY = Kind.error("proof", "proof-forgery");
    public static final Kind FROM = Kind.error("proof", "proof-from");
    public static final Kind MARK = Kind.error("proof", "proof-mark");
    public static final Kind PASSWORD = Kind.error("proof", "proof-password");
    public static final Kind RECIPIENT = Kind.error("proof", "proof-recipient");
    public static final Kind ROUTE = Kind.error("proof", "proof-route");
    public static final Kind SENDER = Kind.error("proof", "proof-sender");
    public static final Kind SIGNING = Kind.error("proof", "proof-signing");
    public static final Kind SPF = Kind.error("proof", "proof-spf");
    public static final Kind TABLE = Kind.error("proof", "proof-table");
    public static final Kind ZONE = Kind.error("proof", "proof-zone");

    private ProofKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                ACCESS, DKIM, DMARC, FORGERY, FROM, MARK, PASSWORD, RECIPIENT, ROUTE, SENDER, SIGNING, SPF, TABLE,
                ZONE);
    }
}
