package org.mailwright.hiera;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;

/** A look-up that Puppet would end with an error: it leaves the recursion here and becomes a finding at the top. */
public final class LookupFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureKind kind;
    private final transient Diagnostic finding;
    private final transient Diagnostic plain;

    public LookupFailure(FailureKind failure, Kind kind, Location location, String message) {
        this(failure, Diagnostic.error(kind, location, message));
    }

    public LookupFailure(FailureKind kind, Diagnostic finding) {
        this(kind, finding, finding);
    }

    /** @param plain the same in words that do not need to be Puppet's */
    public LookupFailure(FailureKind kind, Diagnostic finding, Diagnostic plain) {
        super(finding.message(), null, false, false);
        this.kind = kind;
        this.finding = finding;
        this.plain = plain;
    }

    /** A data file that cannot be parsed. */
    public LookupFailure(Kind kind, Location location, String message) {
        this(FailureKind.PARSE, kind, location, message);
    }

    public FailureKind kind() {
        return kind;
    }

    public Diagnostic finding() {
        return finding;
    }

    Diagnostic plain() {
        return plain;
    }

    /** True where the message may hold words of a value: all but those about files, hiera.yaml and ciphertext. */
    public boolean quotesData() {
        return switch (kind) {
            case NOT_FOUND, CONFIG, PARSE, NOT_A_HASH, LOOKUP_OPTIONS, REGEX, METHOD_NOT_ALLOWED, DECRYPT -> false;
            case VALUE_TYPE,
                    KEY_SYNTAX,
                    DIG_TYPE_MISMATCH,
                    UNDEFINED_VARIABLE,
                    RECURSION,
                    ALIAS_NOT_WHOLE,
                    UNKNOWN_METHOD,
                    MERGE,
                    CONVERT_TO,
                    TYPE,
                    OTHER -> true;
        };
    }

    /** The same failure without its words. */
    public LookupFailure about(String subject, Location at) {
        return new LookupFailure(
                kind,
                finding.kind(),
                at,
                "the look-up of " + subject + " fails: " + kind.toString().replace('_', ' '));
    }
}
