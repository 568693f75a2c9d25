package org.mailwright.rule.puppetdb;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about the inventory and exported resources. */
public final class PuppetDbFamily {
    private PuppetDbFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "puppetdb",
                List.of(),
                List.of(
                        "exported-resource-conflict",
                        "exported-resource-malformed",
                        "exported-resource-stale",
                        "exported-resource-unauthorised",
                        "inventory-certname-syntax",
                        "inventory-node-duplicate",
                        "puppetdb-empty-result",
                        "puppetdb-partial",
                        "puppetdb-snapshot",
                        "puppetdb-tls",
                        "puppetdb-unusable"));
    }
}
