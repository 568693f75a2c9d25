package org.mailwright.model;

import java.util.List;
import java.util.Set;

/**
 * Local parts that name a job and no person. Strangers write to most of them unasked (RFC 2142: section 3 has those of a
 * business, section 4 those of a network, section 5 those of a service, section 7 that of the DNS).
 */
public final class RoleNames {
    /** Complaints about mail and its senders (section 4). */
    public static final String ABUSE = "abuse";

    /** The DNS zones (sections 5 and 7). */
    public static final String HOSTMASTER = "hostmaster";

    /** The mail system (section 5; RFC 5321 section 4.5.1). */
    public static final String POSTMASTER = "postmaster";

    /** Faults in software and attacks (section 4). */
    public static final String SECURITY = "security";

    private static final String INFO = "info";
    private static final String NOC = "noc";
    private static final String SUPPORT = "support";
    private static final String WEBMASTER = "webmaster";

    /** Taken in every domain that takes mail, whether they are declared or not. */
    public static final List<String> EVERYWHERE = List.of(POSTMASTER, ABUSE);

    /** Their mailboxes must not vanish without a word. */
    public static final List<String> PROTECTED = List.of(POSTMASTER, ABUSE, HOSTMASTER, SECURITY);

    /** Asked for beside those that are taken everywhere: strangers report faults to them. */
    public static final List<String> EXPECTED = List.of(HOSTMASTER, SECURITY, WEBMASTER);

    /** People write to these and people read them: machines should not. */
    public static final Set<String> READ = Set.of(POSTMASTER, ABUSE, HOSTMASTER, WEBMASTER, SECURITY, INFO);

    /** More than one person should read these. */
    public static final Set<String> SHARED = Set.of(ABUSE, HOSTMASTER, NOC, POSTMASTER, SECURITY, SUPPORT, WEBMASTER);

    /**
     * A certification authority takes mail to these for a proof that one owns the domain (CA/Browser Forum Baseline
     * Requirements section 3.2.2.4.4).
     */
    public static final Set<String> CERTIFYING = Set.of("admin", "administrator", HOSTMASTER, POSTMASTER, WEBMASTER);

    /** No person should have these as a name, beside those that certify. */
    public static final Set<String> IMPERSONAL = Set.of(ABUSE, "mailer-daemon", NOC, "root", SECURITY);

    private RoleNames() {}
}
