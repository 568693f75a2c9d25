package org.mailwright.source.puppetdb;

import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.source.net.SourceFailure;

/** PuppetDB could not be asked, or did not answer whole: nothing that it gave before counts. Holds no secret. */
public final class PuppetDbFailure extends SourceFailure {
    private static final long serialVersionUID = 1L;

    private PuppetDbFailure(Kind kind, String message, String remedy, boolean lost) {
        super(kind, message, remedy, lost);
    }

    /** It cannot be reached or asked, or did not give everything. */
    public static PuppetDbFailure partial(String message, String remedy) {
        return new PuppetDbFailure(PuppetDbKinds.PARTIAL, message, remedy, false);
    }

    /** The answer broke off, or it is on its way up or down; a second question may go better. */
    static PuppetDbFailure lost(String message, String remedy) {
        return new PuppetDbFailure(PuppetDbKinds.PARTIAL, message, remedy, true);
    }

    /** It is not who it should be, or does not take us for who we are. */
    static PuppetDbFailure tls(String message, String remedy) {
        return new PuppetDbFailure(PuppetDbKinds.TLS, message, remedy, false);
    }
}
