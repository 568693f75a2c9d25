package org.mailwright.rule.site;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about the site: its settings, hosts, domains and inputs. */
public final class SiteFamily {
    private SiteFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "site",
                List.of(),
                List.of(
                        "certificate-unreadable",
                        "cidr-syntax",
                        "domain-class-overlap",
                        "domain-primary-missing",
                        "domain-syntax",
                        "host-address-duplicate",
                        "host-address-nonpublic",
                        "host-address-syntax",
                        "host-duplicate",
                        "host-no-address",
                        "host-unknown",
                        "host-unknown-release",
                        "host-unknown-role",
                        "input-missing",
                        "input-path",
                        "partial-input",
                        "rule-unknown",
                        "secret-file-mode",
                        "secret-unusable",
                        "sends-from-ambiguous",
                        "sends-from-unbound",
                        "severity-fixed",
                        "source-cache-unusable",
                        "source-cache-used",
                        "template-broken",
                        "template-unknown",
                        "waiver-syntax",
                        "waiver-unused"));
    }
}
