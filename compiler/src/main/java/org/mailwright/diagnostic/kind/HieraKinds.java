package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about Hiera and the YAML, JSON and HOCON it is kept in that a reader, a writer, a proof or a command reports on its way. */
public final class HieraKinds {
    public static final Kind DATADIR_MISSING = Kind.error("hiera", "hiera-datadir-missing");
    public static final Kind EMPTY_VALUE = Kind.error("hiera", "hiera-empty-value");
    public static final Kind EYAML_RELATIVE_KEY = Kind.warning("hiera", "hiera-eyaml-relative-key");
    public static final Kind EYAML_UNDECRYPTED = Kind.error("hiera", "hiera-eyaml-undecrypted")
            .with(Kind.Trait.INCOMPLETE)
            .with(Kind.Trait.OCCASIONAL);
    public static final Kind FILE_UNREAD = Kind.info("hiera", "hiera-file-unread");
    public static final Kind GLOB_OUTSIDE = Kind.warning("hiera", "hiera-glob-outside");
    public static final Kind HOST_UNREAD = Kind.error("hiera", "hiera-host-unread");
    public static final Kind LOOKUP_OPTIONS_UNUSED = Kind.info("hiera", "hiera-lookup-options-unused");
    public static final Kind MERGE_HIDES_LEVEL = Kind.warning("hiera", "hiera-merge-hides-level");
    public static final Kind MISSING_KEY = Kind.error("hiera", "hiera-missing-key");
    public static final Kind PATH_VARIABLE_EMPTY = Kind.warning("hiera", "hiera-path-variable-empty");
    public static final Kind PLAINTEXT_SECRET = Kind.warning("hiera", "hiera-plaintext-secret");
    public static final Kind SITE_KEY_UNREAD = Kind.warning("hiera", "hiera-site-key-unread");
    public static final Kind UNKNOWN_KEY = Kind.error("hiera", "hiera-unknown-key");
    public static final Kind UNRESOLVED_INTERPOLATION = Kind.error("hiera", "hiera-unresolved-interpolation");
    public static final Kind VARIABLE_EMPTY = Kind.warning("hiera", "hiera-variable-empty");
    public static final Kind WRONG_TYPE = Kind.error("hiera", "hiera-wrong-type");
    public static final Kind HOCON_SYNTAX = Kind.error("hiera", "hocon-syntax");
    public static final Kind JSON_SYNTAX = Kind.error("hiera", "json-syntax");
    public static final Kind YAML_ANCHOR_MERGE = Kind.warning("hiera", "yaml-anchor-merge");
    public static final Kind YAML_DUPLICATE_KEY = Kind.error("hiera", "yaml-duplicate-key");
    public static final Kind YAML_ENCODING = Kind.error("hiera", "yaml-encoding");
    public static final Kind YAML_IMPLICIT_TYPE = Kind.error("hiera", "yaml-implicit-type");
    public static final Kind YAML_LIMITS = Kind.error("hiera", "yaml-limits");
    public static final Kind YAML_SYNTAX = Kind.error("hiera", "yaml-syntax");
    public static final Kind YAML_UNSAFE_TAG = Kind.error("hiera", "yaml-unsafe-tag");

    private HieraKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                DATADIR_MISSING,
                EMPTY_VALUE,
                EYAML_RELATIVE_KEY,
                EYAML_UNDECRYPTED,
                FILE_UNREAD,
                GLOB_OUTSIDE,
                HOST_UNREAD,
                LOOKUP_OPTIONS_UNUSED,
                MERGE_HIDES_LEVEL,
                MISSING_KEY,
                PATH_VARIABLE_EMPTY,
                PLAINTEXT_SECRET,
                SITE_KEY_UNREAD,
                UNKNOWN_KEY,
                UNRESOLVED_INTERPOLATION,
                VARIABLE_EMPTY,
                WRONG_TYPE,
                HOCON_SYNTAX,
                JSON_SYNTAX,
                YAML_ANCHOR_MERGE,
                YAML_DUPLICATE_KEY,
                YAML_ENCODING,
                YAML_IMPLICIT_TYPE,
                YAML_LIMITS,
                YAML_SYNTAX,
                YAML_UNSAFE_TAG);
    }
}
