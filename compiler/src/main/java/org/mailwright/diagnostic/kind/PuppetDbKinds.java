package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about the inventory and exported resources that a reader, a writer, a proof or a command reports on its way. */
public final class PuppetDbKinds {
    public static final Kind EXPORTED_RESOURCE_CONFLICT = Kind.warning("puppetdb", "exported-resource-conflict");
    public static final Kind EXPORTED_RESOURCE_MALFORMED = Kind.warning("puppetdb", "exported-resource-malformed");
    public static final Kind EXPORTED_RESOURCE_STALE = Kind.warning("puppetdb", "exported-resource-stale");
    public static final Kind EXPORTED_RESOURCE_UNAUTHORISED =
            Kind.warning("puppetdb", "exported-resource-unauthorised");
    public static final Kind INVENTORY_CERTNAME_SYNTAX = Kind.error("puppetdb", "inventory-certname-syntax");
    public static final Kind INVENTORY_NODE_DUPLICATE = Kind.error("puppetdb", "inventory-node-duplicate");
    public static final Kind EMPTY_RESULT =
            Kind.error("puppetdb", "puppetdb-empty-result").with(Kind.Trait.EMPTY);
    public static final Kind PARTIAL =
            Kind.error("puppetdb", "puppetdb-partial").with(Kind.Trait.INCOMPLETE);
    public static final Kind SNAPSHOT = Kind.info("puppetdb", "puppetdb-snapshot");
    public static final Kind TLS = Kind.error("puppetdb", "puppetdb-tls").with(Kind.Trait.INCOMPLETE);
    public static final Kind UNUSABLE = Kind.error("puppetdb", "puppetdb-unusable");

    private PuppetDbKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                EXPORTED_RESOURCE_CONFLICT,
                EXPORTED_RESOURCE_MALFORMED,
                EXPORTED_RESOURCE_STALE,
                EXPORTED_RESOURCE_UNAUTHORISED,
                INVENTORY_CERTNAME_SYNTAX,
                INVENTORY_NODE_DUPLICATE,
                EMPTY_RESULT,
                PARTIAL,
                SNAPSHOT,
                TLS,
                UNUSABLE);
    }
}
