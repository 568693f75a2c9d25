package org.mailwright.dns;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.model.IpAddress;
import org.mailwright.model.SpfPolicy;

/** The text of an SPF record (RFC 7208): addresses, which cost a receiver no look-up, further terms, and {@code all}. */
public final class SpfText {
    private SpfText() {}

    /** The record of a name that the given addresses may send for. */
    public static String of(Collection<IpAddress> addresses, SpfPolicy policy) {
        StringBuilder text = new StringBuilder("v=spf1");
        SortedSet<IpAddress> sorted = new TreeSet<>(addresses);
        sorted.forEach(
                address -> text.append(address.isIpv6() ? " ip6:" : " ip4:").append(address.text()));
        policy.also().forEach(term -> text.append(' ').append(plain(term)));
        // v=spf1 ip4:203.0.113.7 ip6:2001:db8::7 include:_spf.vendor.example -all
        return text.append(' ').append(policy.all().term()).toString();
    }

    /** The record of a name that sends no mail (RFC 7208 section 10.1.2). */
    public static String nobody() {
        return of(List.of(), SpfPolicy.strict());
    }

    private static String plain(String term) {
        if (term.isEmpty() || term.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("not a term of an SPF record");
        }
        return term;
    }
}
