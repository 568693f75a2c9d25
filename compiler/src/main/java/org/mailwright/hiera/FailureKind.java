package org.mailwright.hiera;

import java.util.Locale;

/** Why a look-up has no value; the names of Puppet's own kinds of error, as the conformance cases call them. */
public enum FailureKind {
    /** No layer has the key, and there is no default. */
    NOT_FOUND,
    /** hiera.yaml says something that Puppet refuses. */
    CONFIG,
    /** A file is not YAML, JSON or HOCON. */
    PARSE,
    /** A data file does not hold a hash. */
    NOT_A_HASH,
    /** Data hold what Puppet has no type for. */
    VALUE_TYPE,
    /** A dotted key, or what stands in an interpolation, has no valid syntax. */
    KEY_SYNTAX,
    /** A segment of a key asks something for a part that has none. */
    DIG_TYPE_MISMATCH,
    /** Puppet 8: an interpolated top-scope variable does not exist. */
    UNDEFINED_VARIABLE,
    /** Keys, or variables, that are made of themselves. */
    RECURSION,
    /** {@code alias} beside other text. */
    ALIAS_NOT_WHOLE,
    /** An interpolation method that does not exist. */
    UNKNOWN_METHOD,
    /** An interpolation method in hiera.yaml. */
    METHOD_NOT_ALLOWED,
    /** Values that cannot be merged, or a merge that does not exist. */
    MERGE,
    /** {@code lookup_options} is no hash, or a module's names foreign keys. */
    LOOKUP_OPTIONS,
    /** A pattern of {@code lookup_options} is no regular expression. */
    REGEX,
    /** {@code convert_to} names no type, or one that cannot be made of the value. */
    CONVERT_TO,
    /** Ciphertext that cannot be opened. */
    DECRYPT,
    /** The value is not of the type that the caller wants. */
    TYPE,
    /** What Puppet itself ends with an error of Ruby's. */
    OTHER;

    /** The name in lower case, e.g. {@code not_found}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
