package org.mailwright.artefact.dns;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneName;

/**
 * The names of the mail hosts' addresses (RFC 1035 section 3.5, RFC 3596 section 2.5), in classless zones too (RFC 2317).
 * An address that a host only sends from, behind a translation, is not its own and gets none.
 */
final class PtrRecords {
    /** {@code 0/26.113.0.203.in-addr.arpa} with a prefix length, {@code 0-63.…} with the last octet of the range. */
    private static final Pattern CLASSLESS = Pattern.compile("([0-9]{1,3})([/-])([0-9]{1,3})\\.(.+)");

    private PtrRecords() {}

    static void addTo(MailRecords records) {
        SortedMap<IpAddress, Host> owners = new TreeMap<>();
        records.site().mailHosts().forEach(host -> {
            for (IpAddress address : host.addresses()) {
                Host first = owners.putIfAbsent(address, host);
                if (first != null) {
                    records.report(duplicate(address, first, host));
                }
            }
        });
        owners.forEach((address, host) -> records.add(
                // 7.113.0.203.in-addr.arpa. 3600 IN PTR mx-01.onion.example.
                owner(records.site(), address), host.location(), owner -> MailRecord.ptr(owner, host.name())));
    }

    private static Diagnostic duplicate(IpAddress address, Host first, Host second) {
        return Diagnostic.error(
                        SiteKinds.HOST_ADDRESS_DUPLICATE,
                        second.location(),
                        address + " belongs to " + first.name() + " and to " + second.name())
                .seeing(first.location(), first.name() + " has it here")
                .advising("give each mail host addresses of its own: an address has one name");
    }

    private static String owner(Site site, IpAddress address) {
        String plain = address.reverseName();
        return site.zones().keySet().stream()
                .filter(zone -> covers(zone, plain))
                .max(Comparator.comparingInt(zone -> zone.text().length()))
                .map(zone -> plain.substring(0, plain.indexOf('.')) + "." + zone)
                .orElse(plain);
    }

    private static boolean covers(ZoneName zone, String reverseName) {
        Matcher range = CLASSLESS.matcher(zone.text());
        int dot = reverseName.indexOf('.');
        if (!range.matches() || !reverseName.substring(dot + 1).equals(range.group(4))) {
            return false;
        }
        int octet = Integer.parseInt(reverseName.substring(0, dot));
        int first = Integer.parseInt(range.group(1));
        return octet >= first && octet <= last(first, Integer.parseInt(range.group(3)), range.group(2));
    }

    private static int last(int first, int second, String sign) {
        boolean prefix = sign.equals("/") || second < first;
        return prefix ? second >= 24 && second <= 32 ? first + (1 << 32 - second) - 1 : -1 : second;
    }
}
