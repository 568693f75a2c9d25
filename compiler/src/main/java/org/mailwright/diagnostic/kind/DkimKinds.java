package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about who signs what, and with which key that a reader, a writer, a proof or a command reports on its way. */
public final class DkimKinds {
    public static final Kind ARC_KEY_NOT_RSA = Kind.warning("dkim", "arc-key-not-rsa");
    public static final Kind ED25519_IDLE = Kind.warning("dkim", "dkim-ed25519-idle");
    public static final Kind KEY_MISMATCH = Kind.error("dkim", "dkim-key-mismatch");
    public static final Kind KEY_UNPUBLISHED =
            Kind.error("dkim", "dkim-key-unpublished").judged();
    public static final Kind LIST_HOST_KEY = Kind.warning("dkim", "dkim-list-host-key");
    public static final Kind RECORD_MULTIPLE = Kind.error("dkim", "dkim-record-multiple");
    public static final Kind RSA_ENCODING =
            Kind.error("dkim", "dkim-rsa-encoding").judged();
    public static final Kind SELECTOR_COLLISION = Kind.error("dkim", "dkim-selector-collision");
    public static final Kind SELECTOR_SYNTAX = Kind.error("dkim", "dkim-selector-syntax");
    public static final Kind SIGNER_NO_SENDER = Kind.warning("dkim", "dkim-signer-no-sender");
    public static final Kind HEADER_FROM_DOMAIN_NOT_SIGNED =
            Kind.warning("dkim", "header-from-domain-not-signed").judged();
    public static final Kind LIST_SIGNS_UNAUTHENTICATED_FROM = Kind.error("dkim", "list-signs-unauthenticated-from");

    private DkimKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                ARC_KEY_NOT_RSA,
                ED25519_IDLE,
                KEY_MISMATCH,
                KEY_UNPUBLISHED,
                LIST_HOST_KEY,
                RECORD_MULTIPLE,
                RSA_ENCODING,
                SELECTOR_COLLISION,
                SELECTOR_SYNTAX,
                SIGNER_NO_SENDER,
                HEADER_FROM_DOMAIN_NOT_SIGNED,
                LIST_SIGNS_UNAUTHENTICATED_FROM);
    }
}
