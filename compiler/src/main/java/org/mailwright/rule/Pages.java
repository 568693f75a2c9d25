package org.mailwright.rule;

import java.util.List;
import java.util.stream.Stream;

/** The page of every finding there is: those of the rules, and of what readers, writers and commands see themselves. */
public final class Pages {
    /** What no rule finds, in the order of the names. */
    private static final List<Page> WITHOUT_RULE = List.of(
            new Page("account-retiring-date", "ldap"),
            new Page("account-status-unknown", "ldap"),
            new Page("alias-in-unserved-domain", "routing"),
            new Page("arc-key-not-rsa", "dkim"),
            new Page("certificate-unreadable", "site"),
            new Page("cidr-syntax", "site"),
            new Page("cname-other-data", "dns"),
            new Page("daemon-checker-missing", "daemon"),
            new Page("daemon-refuses", "daemon"),
            new Page("delegation-occlusion", "dns"),
            new Page("directory-unusable", "ldap"),
            new Page("dkim-ed25519-idle", "dkim"),
            new Page("dkim-key-mismatch", "dkim"),
            new Page("dkim-key-unpublished", "dkim"),
            new Page("dkim-list-host-key", "dkim"),
            new Page("dkim-rsa-encoding", "dkim"),
            new Page("dkim-selector-collision", "dkim"),
            new Page("dkim-selector-syntax", "dkim"),
            new Page("dmarc-fo-syntax", "dns"),
            new Page("dmarc-multiple", "dns"),
            new Page("dmarc-rua-syntax", "dns"),
            new Page("dname-occlusion", "dns"),
            new Page("domain-alias-exception", "routing"),
            new Page("domain-alias-unserved", "routing"),
            new Page("domain-class-overlap", "site"),
            new Page("domain-primary-missing", "site"),
            new Page("domain-syntax", "site"),
            new Page("duplicate-address", "routing"),
            new Page("duplicate-address-same", "routing"),
            new Page("exported-resource-conflict", "puppetdb"),
            new Page("exported-resource-malformed", "puppetdb"),
            new Page("exported-resource-unauthorised", "puppetdb"),
            new Page("fragment-out-of-zone", "dns"),
            new Page("greylist-without-redis", "filter"),
            new Page("hiera-empty-value", "hiera"),
            new Page("hiera-eyaml-undecrypted", "hiera"),
            new Page("hiera-missing-key", "hiera"),
            new Page("hiera-plaintext-secret", "hiera"),
            new Page("hiera-unknown-key", "hiera"),
            new Page("hiera-unresolved-interpolation", "hiera"),
            new Page("hiera-wrong-type", "hiera"),
            new Page("hocon-syntax", "hiera"),
            new Page("host-address-duplicate", "site"),
            new Page("host-address-nonpublic", "site"),
            new Page("host-address-syntax", "site"),
            new Page("host-duplicate", "site"),
            new Page("host-no-address", "site"),
            new Page("host-unknown", "site"),
            new Page("host-unknown-release", "site"),
            new Page("host-unknown-role", "site"),
            new Page("input-missing", "site"),
            new Page("input-path", "site"),
            new Page("inventory-certname-syntax", "puppetdb"),
            new Page("inventory-node-duplicate", "puppetdb"),
            new Page("json-syntax", "hiera"),
            new Page("ldap-acl-hidden-attribute", "ldap"),
            new Page("ldap-disable-message-unprintable", "ldap"),
            new Page("ldap-forward-dropped-by-udldap", "ldap"),
            new Page("ldap-single-value", "ldap"),
            new Page("ldap-uid-missing", "ldap"),
            new Page("ldap-uid-syntax", "ldap"),
            new Page("ldif-base64", "ldap"),
            new Page("ldif-change-record", "ldap"),
            new Page("ldif-malformed", "ldap"),
            new Page("ldif-url-value", "ldap"),
            new Page("list-signs-unauthenticated-from", "dkim"),
            new Page("localpart-syntax", "routing"),
            new Page("mta-sts-host", "dns"),
            new Page("mx-target-cname", "dns"),
            new Page("mx-target-missing-address", "dns"),
            new Page("name-length", "dns"),
            new Page("null-mx-not-alone", "dns"),
            new Page("partial-input", "site"),
            new Page("passwd-scheme-cleartext", "password"),
            new Page("passwd-scheme-malformed", "password"),
            new Page("passwd-scheme-unknown", "password"),
            new Page("passwd-scheme-weak", "password"),
            new Page("passwd-scheme-weak-disabled", "password"),
            new Page("passwd-user-duplicate", "password"),
            new Page("passwd-user-syntax", "password"),
            new Page("recipient-delimiter-syntax", "routing"),
            new Page("rrset-owner-conflict", "dns"),
            new Page("rspamd-clamav-syntax", "filter"),
            new Page("rspamd-redis-syntax", "filter"),
            new Page("secret-unusable", "site"),
            new Page("sender-login-format", "routing"),
            new Page("spf-multiple-records", "dns"),
            new Page("spf-syntax", "dns"),
            new Page("srs-domain-alignment", "filter"),
            new Page("srs-secret-weak", "routing"),
            new Page("srv-target-cname", "dns"),
            new Page("srv-target-missing", "dns"),
            new Page("template-broken", "site"),
            new Page("tls-rpt-record", "dns"),
            new Page("tlsa-missing", "dns"),
            new Page("tlsa-orphan", "dns"),
            new Page("waiver-unused", "site"),
            new Page("yaml-anchor-merge", "hiera"),
            new Page("yaml-duplicate-key", "hiera"),
            new Page("yaml-encoding", "hiera"),
            new Page("yaml-implicit-type", "hiera"),
            new Page("yaml-limits", "hiera"),
            new Page("yaml-syntax", "hiera"),
            new Page("yaml-unsafe-tag", "hiera"),
            new Page("zone-name-syntax", "dns"),
            new Page("zone-syntax", "dns"));

    private Pages() {}

    /** All pages, in the order of their names. */
    public static List<Page> all() {
        return Stream.concat(Rulebook.standard().rules().stream().map(Pages::of), WITHOUT_RULE.stream())
                .sorted()
                .toList();
    }

    /** The page of a rule lies where its class does. */
    private static Page of(Rule rule) {
        String name = rule.getClass().getPackageName();
        return new Page(rule.id(), name.substring(name.lastIndexOf('.') + 1));
    }
}
