package org.mailwright.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Parsed;

/**
 * An SPF record (RFC 7208 section 4.5 and 12).
 *
 * @param text as it stands, strings joined
 * @param terms in their order; those that are none are left out
 * @param faults what makes the whole record a permanent error (section 4.6)
 */
public record SpfRecord(String text, List<SpfTerm> terms, List<Fault> faults) {
    private static final String VERSION = "v=spf1";

    /**
     * A term that is none, or that stands once too often.
     *
     * @param macro it is a macro that is wrong
     */
    public record Fault(String term, String reason, boolean macro) {}

    public SpfRecord {
        terms = List.copyOf(terms);
        faults = List.copyOf(faults);
    }

    /** True for the text of a TXT record that is an SPF record: the version alone, or with a blank behind it. */
    public static boolean is(String text) {
        return text.equalsIgnoreCase(VERSION) || text.regionMatches(true, 0, VERSION + " ", 0, VERSION.length() + 1);
    }

    /** Reads the text of an SPF record. */
    public static SpfRecord of(String text) {
        List<SpfTerm> terms = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (String word : text.substring(VERSION.length()).split(" +")) {
            if (word.isEmpty()) {
                continue;
            }
            Parsed<SpfTerm> term = SpfSyntax.term(word);
            boolean macro = MacroString.parse(word).value().isEmpty();
            term.value().ifPresentOrElse(terms::add, () -> faults.add(new Fault(word, term.reason(), macro)));
        }
        for (SpfTerm.Kind kind : List.of(SpfTerm.Kind.REDIRECT, SpfTerm.Kind.EXP)) {
            terms.stream()
                    .filter(term -> term.is(kind))
                    .skip(1)
                    .forEach(term -> faults.add(
                            new Fault(term.text(), kind.word() + "= may stand once (RFC 7208 section 6)", false)));
        }
        return new SpfRecord(text, terms, faults);
    }

    /** The mechanisms, in the order in which they are tried. */
    public List<SpfTerm> mechanisms() {
        return terms.stream().filter(term -> !term.kind().isModifier()).toList();
    }

    /** The modifier that counts where no mechanism matches. */
    public Optional<SpfTerm> redirect() {
        return terms.stream().filter(term -> term.is(SpfTerm.Kind.REDIRECT)).findFirst();
    }

    /** The terms that a receiver comes to: none after {@code all}, and {@code redirect} only without it. */
    public List<SpfTerm> reached() {
        List<SpfTerm> reached = new ArrayList<>();
        for (SpfTerm term : mechanisms()) {
            reached.add(term);
            if (term.is(SpfTerm.Kind.ALL)) {
                return reached;
            }
        }
        redirect().ifPresent(reached::add);
        return reached;
    }

    /** The terms that no receiver comes to. */
    public List<SpfTerm> unreached() {
        List<SpfTerm> rest = new ArrayList<>(terms);
        rest.removeIf(term -> term.kind().isModifier() && !term.is(SpfTerm.Kind.REDIRECT));
        reached().forEach(rest::remove);
        return rest;
    }

    /** True when its meaning hangs on the client's address alone, wherever it stands. */
    public boolean isPlain() {
        return faults.isEmpty() && terms.stream().noneMatch(term -> term.kind().isLookup());
    }
}
