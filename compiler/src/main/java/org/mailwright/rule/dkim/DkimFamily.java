package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about who signs what, and with which key. */
public final class DkimFamily {
    private DkimFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "dkim",
                List.of(
                        new DkimDUnaligned(),
                        new DkimEd25519Encoding(),
                        new DkimEd25519Only(),
                        new DkimKMismatch(),
                        new DkimKeyOversize(),
                        new DkimKeyShort(),
                        new DkimKeyTooShort(),
                        new DkimKeyUnpublished(),
                        new DkimKeyUnused(),
                        new DkimPrivateKeyInDns(),
                        new DkimRecordDuplicateTag(),
                        new DkimRecordHashSha1(),
                        new DkimRecordRevokedInUse(),
                        new DkimRecordService(),
                        new DkimRecordStrictSubdomain(),
                        new DkimRecordTestFlag(),
                        new DkimRecordVersion(),
                        new DkimRotationAge(),
                        new DkimRotationOrder(),
                        new DkimRsaEncoding(),
                        new DkimTxtSplit(),
                        new DkimWildcard(),
                        new HeaderFromDomainNotSigned()));
    }
}
