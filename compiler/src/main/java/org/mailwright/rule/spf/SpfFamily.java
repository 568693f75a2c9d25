package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about who may send under our names, and whether receivers can tell. */
public final class SpfFamily {
    private SpfFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "spf",
                List.of(
                        new SpfExpMacroSyntax(),
                        new SpfHostCname(),
                        new SpfHostRecordMissing(),
                        new SpfIncludeLoop(),
                        new SpfIncludeMissingSpf(),
                        new SpfMacro(),
                        new SpfNeutralAll(),
                        new SpfNoMailHost(),
                        new SpfNonsenderListed(),
                        new SpfPlusAll(),
                        new SpfPtr(),
                        new SpfSenderUncovered(),
                        new SpfSenderid(),
                        new SpfSize(),
                        new SpfSoftfailLong(),
                        new SpfStringSplit(),
                        new SpfSyntax(),
                        new SpfTermsAfterAll(),
                        new SpfTooManyLookups(),
                        new SpfType99(),
                        new SpfVoidLookup(),
                        new SpfVoidLookups(),
                        new SpfWideNetwork()));
    }
}
