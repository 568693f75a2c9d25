package org.mailwright.artefact;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.SiteKinds;

/** A template that cannot be rendered: the site's own is a mistake of its author, a built-in one a defect of ours. */
public final class TemplateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic finding;

    TemplateFailure(String place, int line, int column, String reason, Throwable cause) {
        super("template " + place + ": " + reason, cause);
        this.finding = Diagnostic.error(SiteKinds.TEMPLATE_BROKEN, Location.file(place, line, column), reason)
                .advising("mend the template; the built-in one shows what it may use");
    }

    /** The place and the reason. */
    public Diagnostic finding() {
        return finding;
    }
}
