package org.mailwright.rule.tls;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Digest;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;

/**
 * A TLSA record (RFC 6698 section 2.1).
 *
 * @param usage who vouches: 0 and 1 a public authority, 2 an issuer named here, 3 nobody but the record
 * @param selector 0 the certificate, 1 its key
 * @param matching 0 all of it, 1 its SHA-256, 2 its SHA-512
 * @param data in lower-case hex
 */
record TlsaLine(ZoneRecord record, int usage, int selector, int matching, String data) {
    static final int DANE_TA = 2;
    static final int DANE_EE = 3;
    static final int FULL = 0;
    static final int SHA_256 = 1;
    static final int SHA_512 = 2;

    private static final int SMTP = 25;
    private static final Pattern OWNER = Pattern.compile("_([0-9]{1,5})\\._(?:tcp|udp|sctp)\\.(.+)");

    /** Those kept by hand. */
    static Stream<TlsaLine> byHand(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TLSA))
                .map(TlsaLine::of);
    }

    static TlsaLine of(ZoneRecord record) {
        List<String> fields = List.of(record.value().split(" ", 4));
        return new TlsaLine(
                record,
                record.number(0),
                record.number(1),
                record.number(2),
                fields.size() > 3 ? fields.get(3).replace(" ", "") : "");
    }

    String owner() {
        return record.owner();
    }

    /** The port that the owner names; empty for any other name. */
    OptionalInt port() {
        Matcher owner = OWNER.matcher(owner());
        return owner.matches() ? OptionalInt.of(Integer.parseInt(owner.group(1))) : OptionalInt.empty();
    }

    /** The host or service that the owner names. */
    Optional<String> base() {
        Matcher owner = OWNER.matcher(owner());
        return owner.matches() ? Optional.of(owner.group(2)) : Optional.empty();
    }

    boolean isSmtp() {
        return port().orElse(0) == SMTP;
    }

    /** True where every number is a registered one that software knows. */
    boolean isKnown() {
        return usage <= DANE_EE && selector <= 1 && matching <= SHA_512;
    }

    /** The hex digits that its digest has; empty where it is no digest. */
    OptionalInt digits() {
        return switch (matching) {
            case SHA_256 -> OptionalInt.of(64);
            case SHA_512 -> OptionalInt.of(128);
            default -> OptionalInt.empty();
        };
    }

    boolean isWhole() {
        return isKnown() && (digits().isEmpty() || digits().getAsInt() == data.length());
    }

    /** The record with a digest that says the same, e.g. {@code 3 1 1 9f2c…}. */
    String association() {
        String start = usage + " " + selector + " ";
        return matching == FULL
                ? start + "1 " + Digest.of(HexFormat.of().parseHex(data))
                : start + matching + " " + data;
    }

    /** The numbers, e.g. {@code 3 1 1}. */
    String numbers() {
        return usage + " " + selector + " " + matching;
    }
}
