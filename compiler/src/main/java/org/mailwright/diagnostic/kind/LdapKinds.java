package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about people's accounts in the directory that a reader, a writer, a proof or a command reports on its way. */
public final class LdapKinds {
    public static final Kind ACCOUNT_RETIRING_DATE = Kind.warning("ldap", "account-retiring-date");
    public static final Kind ACCOUNT_STATUS_UNKNOWN = Kind.warning("ldap", "account-status-unknown");
    public static final Kind DIRECTORY_SNAPSHOT = Kind.info("ldap", "directory-snapshot");
    public static final Kind DIRECTORY_UNUSABLE = Kind.error("ldap", "directory-unusable");
    public static final Kind ACL_HIDDEN_ATTRIBUTE =
            Kind.error("ldap", "ldap-acl-hidden-attribute").with(Kind.Trait.INCOMPLETE);
    public static final Kind DISABLE_MESSAGE_UNPRINTABLE = Kind.warning("ldap", "ldap-disable-message-unprintable");
    public static final Kind EMPTY_RESULT =
            Kind.error("ldap", "ldap-empty-result").with(Kind.Trait.EMPTY);
    public static final Kind FORWARD_DROPPED_BY_UDLDAP = Kind.warning("ldap", "ldap-forward-dropped-by-udldap");
    public static final Kind MAILPASSWORD_DELIMITER = Kind.warning("ldap", "ldap-mailpassword-delimiter");
    public static final Kind MAILPASSWORD_SPACE = Kind.warning("ldap", "ldap-mailpassword-space");
    public static final Kind PARTIAL_READ =
            Kind.error("ldap", "ldap-partial-read").with(Kind.Trait.INCOMPLETE);
    public static final Kind REFERRAL = Kind.error("ldap", "ldap-referral");
    public static final Kind SINGLE_VALUE = Kind.warning("ldap", "ldap-single-value");
    public static final Kind TLS = Kind.error("ldap", "ldap-tls").with(Kind.Trait.INCOMPLETE);
    public static final Kind UID_MISSING = Kind.warning("ldap", "ldap-uid-missing");
    public static final Kind UID_SYNTAX = Kind.warning("ldap", "ldap-uid-syntax");
    public static final Kind LDIF_BASE64 = Kind.warning("ldap", "ldif-base64");
    public static final Kind LDIF_CHANGE_RECORD =
            Kind.error("ldap", "ldif-change-record").with(Kind.Trait.INCOMPLETE);
    public static final Kind LDIF_MALFORMED = Kind.warning("ldap", "ldif-malformed");
    public static final Kind LDIF_URL_VALUE = Kind.warning("ldap", "ldif-url-value");

    private LdapKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                ACCOUNT_RETIRING_DATE,
                ACCOUNT_STATUS_UNKNOWN,
                DIRECTORY_SNAPSHOT,
                DIRECTORY_UNUSABLE,
                ACL_HIDDEN_ATTRIBUTE,
                DISABLE_MESSAGE_UNPRINTABLE,
                EMPTY_RESULT,
                FORWARD_DROPPED_BY_UDLDAP,
                MAILPASSWORD_DELIMITER,
                MAILPASSWORD_SPACE,
                PARTIAL_READ,
                REFERRAL,
                SINGLE_VALUE,
                TLS,
                UID_MISSING,
                UID_SYNTAX,
                LDIF_BASE64,
                LDIF_CHANGE_RECORD,
                LDIF_MALFORMED,
                LDIF_URL_VALUE);
    }
}
