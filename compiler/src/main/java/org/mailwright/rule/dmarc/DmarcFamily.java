package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about DMARC policies and the reports they ask for. */
public final class DmarcFamily {
    private DmarcFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "dmarc",
                List.of(
                        new DmarcMissing(),
                        new DmarcPMissing(),
                        new DmarcPNoneNoRua(),
                        new DmarcPsd(),
                        new DmarcPsdSplit(),
                        new DmarcRejectWithLists(),
                        new DmarcRemovedTag(),
                        new DmarcRuaExternalUnauthorised(),
                        new DmarcRuaPersonal(),
                        new DmarcRuaUndeliverable(),
                        new DmarcRuaUri(),
                        new DmarcSpOnSubdomain(),
                        new DmarcSpWeaker(),
                        new DmarcStrictVsModel(),
                        new DmarcSyntax(),
                        new DmarcTestMode(),
                        new DmarcTreeDepth(),
                        new DmarcUnknownTag(),
                        new DmarcWrongName()));
    }
}
