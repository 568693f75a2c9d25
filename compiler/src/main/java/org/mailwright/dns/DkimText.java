package org.mailwright.dns;

import org.mailwright.model.DkimPublicKey;

/** The text of a DKIM key record (RFC 6376 section 3.6.1, RFC 8463). */
public final class DkimText {
    private DkimText() {}

    /** The record of a key; without {@code t=s}, since node names are signed with their parent's {@code d=}. */
    public static String of(DkimPublicKey key) {
        // v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
        return Tags.version("DKIM1")
                .and("k", key.type().tag())
                .and("p", key.base64())
                .toString();
    }
}
