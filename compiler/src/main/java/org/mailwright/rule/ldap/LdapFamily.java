package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about people's accounts in the directory. */
public final class LdapFamily {
    private LdapFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "ldap",
                List.of(new LdapAccountExpired(), new LdapForwardListMulti(), new LdapPasswordWithoutForward()),
                List.of(
                        "account-retiring-date",
                        "account-status-unknown",
                        "directory-snapshot",
                        "directory-unusable",
                        "ldap-acl-hidden-attribute",
                        "ldap-disable-message-unprintable",
                        "ldap-empty-result",
                        "ldap-forward-dropped-by-udldap",
                        "ldap-mailpassword-delimiter",
                        "ldap-mailpassword-space",
                        "ldap-partial-read",
                        "ldap-referral",
                        "ldap-single-value",
                        "ldap-tls",
                        "ldap-uid-missing",
                        "ldap-uid-syntax",
                        "ldif-base64",
                        "ldif-change-record",
                        "ldif-malformed",
                        "ldif-url-value"));
    }
}
