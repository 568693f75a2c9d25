package org.mailwright.dns;

import java.util.Comparator;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;

/**
 * One DNS record of the mail system. Its time to live is its zone's.
 *
 * @param value the rdata as a master file has it, names absolute; of a TXT record the text in one piece, unquoted
 */
public record MailRecord(OwnerName owner, RecordType type, String value) implements Comparable<MailRecord> {
    private static final Comparator<MailRecord> ORDER = Comparator.comparing(MailRecord::owner)
            .thenComparing(MailRecord::type)
            .thenComparing(MailRecord::value);

    /** An A or AAAA record (RFC 1035 section 3.4.1, RFC 3596). */
    public static MailRecord address(OwnerName owner, IpAddress address) {
        return new MailRecord(owner, address.isIpv6() ? RecordType.AAAA : RecordType.A, address.text());
    }

    /** An alias (RFC 1034 section 3.6.2). */
    public static MailRecord cname(OwnerName owner, DomainName target) {
        return new MailRecord(owner, RecordType.CNAME, absolute(target));
    }

    /** A mail exchanger (RFC 5321 section 5.1). */
    public static MailRecord mx(OwnerName owner, int preference, DomainName host) {
        // 10 mx-01.onion.example.
        return new MailRecord(owner, RecordType.MX, unsigned(preference, 0xffff) + " " + absolute(host));
    }

    /** A null MX: the name takes no mail (RFC 7505). */
    public static MailRecord nullMx(OwnerName owner) {
        return new MailRecord(owner, RecordType.MX, "0 .");
    }

    /** The name of an address (RFC 1035 section 3.5). */
    public static MailRecord ptr(OwnerName owner, DomainName host) {
        return new MailRecord(owner, RecordType.PTR, absolute(host));
    }

    /** Where a service is (RFC 2782, RFC 6186); the target must be no alias. */
    public static MailRecord srv(OwnerName owner, int priority, int weight, int port, DomainName host) {
        // 0 1 465 submit-01.onion.example.
        String numbers = unsigned(priority, 0xffff) + " " + unsigned(weight, 0xffff) + " " + unsigned(port, 0xffff);
        return new MailRecord(owner, RecordType.SRV, numbers + " " + absolute(host));
    }

    /**
     * The key that a server will present: DANE-EE, SubjectPublicKeyInfo, SHA-256 (RFC 7671 section 5.1, RFC 7672).
     *
     * @param digest 64 lower-case hexadecimal digits
     */
    public static MailRecord tlsa(OwnerName owner, String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 digest");
        }
        // 3 1 1 9f2c…
        return new MailRecord(owner, RecordType.TLSA, "3 1 1 " + digest);
    }

    /** Text, cut into strings when it is written. */
    public static MailRecord txt(OwnerName owner, String text) {
        return new MailRecord(owner, RecordType.TXT, text);
    }

    private static String absolute(DomainName name) {
        return name.text() + ".";
    }

    private static String unsigned(long number, int most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("not a number from 0 to " + most);
        }
        return Long.toString(number);
    }

    /** The line of a master file, with {@code ttl} in seconds. */
    public String line(long ttl) {
        String rdata = type == RecordType.TXT ? ZoneText.strings(value) : value;
        // onion.example. 3600 IN MX 10 mx-01.onion.example.
        return owner.absolute() + " " + unsigned(ttl, Integer.MAX_VALUE) + " IN " + type + " " + rdata;
    }

    @Override
    public int compareTo(MailRecord other) {
        return ORDER.compare(this, other);
    }
}
