package org.mailwright.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mailwright.change.AddressChange;
import org.mailwright.change.Destination;
import org.mailwright.change.EntryChange;
import org.mailwright.change.Kind;
import org.mailwright.change.LineChange;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Printable;

/** Changes in words, one line each; what comes from outside is printable. */
final class ChangeText {
    private ChangeText() {}

    // ~ press@onion.example: alice@onion.example → bob@onion.example
    static String of(EntryChange entry) {
        String shown = entry.kind() == Kind.CHANGED && !entry.later().equals(Optional.of(EntryChange.SECRET_CHANGED))
                ? entry.earlier().orElse("") + " → " + entry.later().orElse("")
                : entry.later().or(entry::earlier).orElse("");
        return Printable.of(entry.kind().sign() + " " + entry.key() + (shown.isEmpty() ? "" : ": " + shown));
    }

    // + smtpd_tls_security_level = may
    static String of(LineChange line) {
        return Printable.of((line.kind().sign() + " " + line.text()).stripTrailing());
    }

    /** The address, and how many others it stands for. */
    static String alike(AddressChange change) {
        return change.aliasDomains() == 0 ? "" : " and " + Counted.of(change.aliasDomains(), "alias domain");
    }

    static String of(Destination destination) {
        if (!destination.reply().isEmpty()) {
            return "refused: " + destination.reply();
        }
        return destination.isNone() ? "unknown" : String.join(", ", destination.arrivals());
    }

    /** What changes for an address, apart from where it goes. */
    static List<String> access(AddressChange change) {
        List<String> lines = new ArrayList<>();
        change.password()
                .ifPresent(kind -> lines.add("submission password: "
                        + switch (kind) {
                            case ADDED -> "added";
                            case CHANGED -> "(secret, changed)";
                            case REMOVED -> "removed";
                        }));
        SortedSet<String> gained = AddressChange.only(change.laterLogins(), change.earlierLogins());
        SortedSet<String> lost = AddressChange.only(change.earlierLogins(), change.laterLogins());
        if (!gained.isEmpty()) {
            lines.add("right to send, gained by: " + String.join(", ", gained));
        }
        if (!lost.isEmpty()) {
            lines.add("right to send, lost by: " + String.join(", ", lost));
        }
        return lines;
    }

    /** Up to {@code most} places, and how many more there are. */
    static String causes(List<Location> causes, int most) {
        String shown = String.join(
                "; ", causes.stream().limit(most).map(Location::toString).toList());
        return causes.size() > most ? shown + "; and " + (causes.size() - most) + " more" : shown;
    }
}
