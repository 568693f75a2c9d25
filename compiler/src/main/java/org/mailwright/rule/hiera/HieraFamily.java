package org.mailwright.rule.hiera;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about Hiera and the YAML, JSON and HOCON it is kept in. */
public final class HieraFamily {
    private HieraFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "hiera",
                List.of(),
                List.of(
                        "hiera-datadir-missing",
                        "hiera-empty-value",
                        "hiera-eyaml-relative-key",
                        "hiera-eyaml-undecrypted",
                        "hiera-file-unread",
                        "hiera-glob-outside",
                        "hiera-host-unread",
                        "hiera-lookup-options-unused",
                        "hiera-merge-hides-level",
                        "hiera-missing-key",
                        "hiera-path-variable-empty",
                        "hiera-plaintext-secret",
                        "hiera-site-key-unread",
                        "hiera-unknown-key",
                        "hiera-unresolved-interpolation",
                        "hiera-variable-empty",
                        "hiera-wrong-type",
                        "hocon-syntax",
                        "json-syntax",
                        "yaml-anchor-merge",
                        "yaml-duplicate-key",
                        "yaml-encoding",
                        "yaml-implicit-type",
                        "yaml-limits",
                        "yaml-syntax",
                        "yaml-unsafe-tag"));
    }
}
