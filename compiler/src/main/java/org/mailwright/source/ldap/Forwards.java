package org.mailwright.source.ldap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.Target;
import org.mailwright.source.address.AddressFaults;

/**
 * Reads emailForward: one address, or several with commas between; nothing between two commas is nothing.
 *
 * @param targets those that are addresses, each once
 * @param damaged true when one was refused
 */
record Forwards(List<Target> targets, boolean damaged) {
    /** More is no forward of a person but a list, and every message to it would become as many. */
    private static final int MOST = 100;

    static final Forwards NONE = new Forwards(List.of(), false);
    static final Forwards BROKEN = new Forwards(List.of(), true);

    /** Millions of forwards share a few domains: {@code domains} holds each once, under its text and as it was written. */
    static Forwards parse(
            String text, Location location, Map<String, DomainName> domains, Consumer<Diagnostic> findings) {
        String[] parts = text.split(",", MOST + 1);
        if (parts.length > MOST) {
            refuse("the forward has more than " + MOST + " addresses", location, findings);
            return BROKEN;
        }
        Map<Address, Target> targets = new LinkedHashMap<>();
        boolean damaged = false;
        for (String part : parts) {
            String trimmed = part.trim();
            boolean controls = hasControls(part);
            if (trimmed.isEmpty() && !controls) {
                continue;
            }
            Parsed<Address> address = controls ? Parsed.not("it has a control character") : parse(trimmed, domains);
            if (address.value().isEmpty()) {
                damaged = true;
                refuse(part, address.reason(), location, findings);
            } else {
                Address found = address.orElseThrow();
                targets.putIfAbsent(found, new Target(found, location));
            }
        }
        if (targets.isEmpty() && !damaged && !text.trim().isEmpty()) {
            damaged = true;
            refuse("the forward \"" + text + "\" holds no address", location, findings);
        }
        return new Forwards(List.copyOf(targets.values()), damaged);
    }

    private static Parsed<Address> parse(String text, Map<String, DomainName> domains) {
        int at = text.indexOf('@');
        String written = text.substring(at + 1);
        DomainName known = domains.get(written);
        if (at >= 0 && known != null) {
            return Address.parse(text.substring(0, at), known);
        }
        Parsed<Address> address = Address.parse(text);
        if (address.value().isEmpty()) {
            return address;
        }
        Address found = address.orElseThrow();
        DomainName shared = domains.computeIfAbsent(found.domain().text(), name -> found.domain());
        domains.put(written, shared);
        return Parsed.of(found.at(shared));
    }

    /** One finding of the nearest kind; blanks around the address are allowed, as ud-ldap does. */
    private static void refuse(String part, String reason, Location location, Consumer<Diagnostic> findings) {
        String text = hasControls(part) ? part : part.trim();
        String message = "the forward \"" + part + "\" is no address: ";
        AddressFaults.ofAddress(text)
                .or(() -> AddressFaults.unqualified(text))
                .ifPresentOrElse(
                        fault -> findings.accept(Diagnostic.warning(fault.kind(), location, message + fault.reason())
                                .advising(fault.remedy() + "; it is left out until then")),
                        () -> refuse(message + reason, location, findings));
    }

    private static void refuse(String message, Location location, Consumer<Diagnostic> findings) {
        findings.accept(Diagnostic.warning(LdapKinds.FORWARD_DROPPED_BY_UDLDAP, location, message)
                .advising("write one address, or several with commas between; this one is left out"));
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 127) {
                return true;
            }
        }
        return false;
    }
}
