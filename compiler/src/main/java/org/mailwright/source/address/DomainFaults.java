package org.mailwright.source.address;

import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.kind.AddressKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.model.ALabel;
import org.mailwright.model.DomainName;
import org.mailwright.model.MixedScripts;

/** Names what is wrong with a text that {@link DomainName#parse} refuses, where it is in another script than ASCII. */
public final class DomainFaults {
    private DomainFaults() {}

    /** The fault of a refused domain. */
    public static Optional<Fault> of(String text) {
        return AddressFaults.first(List.of(
                () -> Characters.control(text),
                () -> LookAlikes.meant(text)
                        .filter(meant -> DomainName.parse(meant).value().isPresent())
                        .flatMap(meant -> Characters.blank(text)),
                () -> LookAlikes.of(text),
                () -> finalDot(text),
                () -> uLabel(text),
                () -> aLabel(text)));
    }

    private static Optional<Fault> finalDot(String text) {
        String without = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        return text.endsWith(".") && DomainName.parse(without).value().isPresent()
                ? Optional.of(new Fault(
                        SiteKinds.DOMAIN_SYNTAX,
                        "it ends in a dot, as names do in zone files only",
                        "write it as " + without))
                : Optional.empty();
    }

    /** A label in another script (RFC 5890 section 2.3.2.1): DNS and Postfix's tables have it as an A-label. */
    private static Optional<Fault> uLabel(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        if (ascii || !text.codePoints().allMatch(DomainFaults::isOfName)) {
            return Optional.empty();
        }
        Optional<String> mixed = Stream.of(text.split("\\."))
                .flatMap(label -> MixedScripts.of(label).stream())
                .findFirst();
        String remedy = aLabels(text)
                .map(name -> "write it as DNS has it: " + name)
                .orElse("write it as DNS has it, in A-labels (xn--…)");
        return Optional.of(
                mixed.isPresent()
                        ? new Fault(
                                AddressKinds.CONFUSABLE_NAME,
                                "\"" + text + "\" mixes " + mixed.get() + " letters",
                                "type it anew in letters of one script")
                        : new Fault(AddressKinds.IDN_U_LABEL, "the domain is not in ASCII", remedy));
    }

    private static boolean isOfName(int c) {
        boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        return Character.isLetterOrDigit(c) || mark || c == '-' || c == '.';
    }

    private static Optional<Fault> aLabel(String text) {
        return Stream.of(text.split("\\."))
                .filter(label -> ALabel.isOne(label) && ALabel.decoded(label).isEmpty())
                .findFirst()
                .map(label -> new Fault(
                        AddressKinds.IDN_INVALID,
                        "the label \"" + label + "\" stands for no name in any script",
                        "copy the domain anew from where it is registered"));
    }

    /**
     * The A-labels of a name. The JDK knows IDNA 2003, which drops or maps characters that IDNA 2008 keeps or refuses (RFC
     * 5894 section 7.2): a form that does not lead back to the name is none.
     */
    private static Optional<String> aLabels(String text) {
        try {
            String labels = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            boolean same = IDN.toUnicode(labels).equalsIgnoreCase(text);
            return Optional.of(labels)
                    .filter(name -> same
                            && !name.equalsIgnoreCase(text)
                            && DomainName.parse(name).value().isPresent());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
