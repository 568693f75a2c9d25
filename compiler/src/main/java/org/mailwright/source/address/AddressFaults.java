package org.mailwright.source.address;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailwright.diagnostic.kind.AddressKinds;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.MixedScripts;

/**
 * Names what is wrong with a text that {@link Address#parse} refuses: the nearest kind of finding there is. A text with
 * none of these faults may still be no address; that is the reader's own finding.
 */
public final class AddressFaults {
    private static final String COMMANDS = "|/~";
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST = 254;

    private AddressFaults() {}

    /** The fault of a refused address, with or without a domain. */
    public static Optional<Fault> ofAddress(String text) {
        int at = text.lastIndexOf('@');
        String local = at < 0 ? text : text.substring(0, at);
        String domain = at < 0 ? "" : text.substring(at + 1);
        return first(List.of(
                () -> Characters.control(text),
                () -> destination(text),
                () -> AddressLists.list(text),
                () -> AddressLists.notBare(text),
                () -> Characters.blank(text),
                () -> LookAlikes.of(text),
                () -> letters(local),
                () -> dash(local),
                () -> literal(domain),
                () -> tooLong(local, domain),
                () -> finalDot(local, domain),
                () -> at < 0 || !isLocal(local) ? Optional.empty() : DomainFaults.of(domain)));
    }

    /** A name alone where a domain is needed, because nothing says which one is meant. */
    public static Optional<Fault> unqualified(String text) {
        return text.indexOf('@') < 0 && isLocal(text)
                ? Optional.of(new Fault(
                        AddressKinds.UNQUALIFIED,
                        "it has no domain",
                        "write the whole address; Postfix would add a domain of its own choice"))
                : Optional.empty();
    }

    static Optional<Fault> first(List<Supplier<Optional<Fault>>> checks) {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** What aliases(5) reads as a command, a file, or a file of more addresses. */
    private static Optional<Fault> destination(String text) {
        String bare = text.strip();
        String inner = bare.startsWith("\"") ? bare.substring(1) : bare;
        boolean special = !inner.isEmpty() && COMMANDS.indexOf(inner.charAt(0)) >= 0
                || inner.regionMatches(true, 0, ":include:", 0, ":include:".length());
        return special
                ? Optional.of(new Fault(
                        AddressKinds.SPECIAL_DESTINATION,
                        "to a program that reads aliases it is a command or a file",
                        inner.regionMatches(true, 0, ":include:", 0, ":include:".length())
                                ? "write the addresses of that file here, as a list"
                                : inner.startsWith("|")
                                        ? "name an address on the host that runs the program: its domain is served_by"
                                                + " that host"
                                        : "name mail addresses only: there are no mailboxes and files here"))
                : Optional.empty();
    }

    /** Other letters than ASCII in the local part; octets that are no UTF-8 are no letters. */
    private static Optional<Fault> letters(String local) {
        boolean unread = local.indexOf('\ufffd') >= 0;
        if (unread || local.chars().allMatch(c -> c < 128)) {
            return Optional.empty();
        }
        Optional<String> mixed = MixedScripts.of(local);
        if (mixed.isPresent()) {
            return Optional.of(new Fault(
                    AddressKinds.CONFUSABLE_NAME,
                    "\"" + local + "\" mixes " + mixed.get() + " letters",
                    plain(MixedScripts.skeleton(local))
                            .map(name -> "type it anew in Latin letters: " + name)
                            .orElse("type it anew in letters of one script")));
        }
        String marksGone = Normalizer.normalize(local, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return Optional.of(new Fault(
                AddressKinds.NON_ASCII_LOCALPART,
                "\"" + local + "\" is not in ASCII, which needs SMTPUTF8 on every way",
                plain(marksGone).map(name -> "write it without marks: " + name).orElse("give it a name in ASCII")));
    }

    private static Optional<String> plain(String local) {
        return Optional.of(local).filter(AddressFaults::isLocal);
    }

    private static Optional<Fault> dash(String local) {
        return local.startsWith("-")
                ? Optional.of(new Fault(
                        AddressKinds.LOCALPART_LEADING_DASH,
                        "it begins with \"-\", which Postfix refuses (allow_min_user)",
                        "rename it"))
                : Optional.empty();
    }

    /** RFC 5321 section 4.1.3, and an IPv4 address without the brackets. */
    private static Optional<Fault> literal(String domain) {
        return domain.matches("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                ? Optional.of(new Fault(
                        AddressKinds.DOMAIN_LITERAL,
                        "it names a machine by its IP address",
                        "write the name of the mail domain"))
                : Optional.empty();
    }

    /** RFC 5321 sections 4.5.3.1.1 to 4.5.3.1.3. */
    private static Optional<Fault> tooLong(String local, String domain) {
        int whole = local.length() + 1 + domain.length();
        String what = local.length() > Address.LONGEST_LOCAL
                ? "the local part has " + local.length() + " octets, " + Address.LONGEST_LOCAL
                : domain.length() > LONGEST_DOMAIN
                        ? "the domain has " + domain.length() + " octets, " + LONGEST_DOMAIN
                        : whole > LONGEST ? "it has " + whole + " octets, " + LONGEST : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(AddressKinds.TOO_LONG, what + " are allowed", "shorten it"));
    }

    private static Optional<Fault> finalDot(String local, String domain) {
        String without = domain.isEmpty() ? "" : domain.substring(0, domain.length() - 1);
        return domain.endsWith(".") && DomainName.parse(without).value().isPresent()
                ? Optional.of(new Fault(
                        AddressKinds.TRAILING_DOT,
                        "its domain ends in a dot, as names do in zone files only",
                        "write it as " + local + "@" + without))
                : Optional.empty();
    }

    private static boolean isLocal(String local) {
        return local.indexOf('@') < 0
                && Address.parse(local + "@x.example").value().isPresent();
    }
}
