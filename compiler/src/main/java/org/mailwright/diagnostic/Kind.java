package org.mailwright.diagnostic;

import java.util.EnumSet;
import java.util.Set;

/**
 * A kind of finding: what is wrong, known once. Its id stands in the brackets of a finding, names its page, and is what a site
 * writes under {@code checks:}.
 *
 * @param id in kebab case, e.g. {@code alias-loop}
 * @param subject the folder of its page, e.g. {@code routing}
 * @param usual how severe a finding of this kind is where a site changes nothing; some places report it as less or more
 * @param set which set of rules it belongs to
 * @param traits what follows from a finding of this kind, besides its message
 */
public record Kind(String id, String subject, Severity usual, RuleSet set, Set<Trait> traits)
        implements Comparable<Kind> {
    /** What follows from a finding of a kind. */
    public enum Trait {
        /** A rule judges a system that could be written: a site may lower an error of this kind, or turn the kind off. */
        JUDGEMENT,
        /** A rule that is on whatever sets a site chooses, and whose errors stay errors: nothing right could be written. */
        GUARD,
        /** An error says that an input could not be read whole: the run ends with exit status 3. */
        INCOMPLETE,
        /** A server answered with nothing: a command that writes refuses this with exit status 4. */
        EMPTY,
        /** Only some commands look for it: a suppression that fits no finding of a run may fit one of another command. */
        OCCASIONAL
    }

    public Kind {
        traits = Set.copyOf(traits);
    }

    /** What a reader, a writer or a proof reports, as an error unless the place says otherwise. */
    public static Kind error(String subject, String id) {
        return new Kind(id, subject, Severity.ERROR, RuleSet.RECOMMENDED, Set.of());
    }

    /** What a reader, a writer or a proof reports, as a warning unless the place says otherwise. */
    public static Kind warning(String subject, String id) {
        return new Kind(id, subject, Severity.WARNING, RuleSet.RECOMMENDED, Set.of());
    }

    /** What a reader, a writer or a proof reports, as worth knowing unless the place says otherwise. */
    public static Kind info(String subject, String id) {
        return new Kind(id, subject, Severity.INFO, RuleSet.RECOMMENDED, Set.of());
    }

    /** What a rule finds: a site may lower its severity. */
    public Kind judged() {
        return with(Trait.JUDGEMENT);
    }

    /** What a rule finds that guards the output. */
    public Kind guarding() {
        return with(Trait.GUARD);
    }

    /** The same kind in another set of rules. */
    public Kind in(RuleSet other) {
        return new Kind(id, subject, usual, other, traits);
    }

    /** The same kind with one more trait. */
    public Kind with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Kind(id, subject, usual, set, more);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    @Override
    public int compareTo(Kind other) {
        return id.compareTo(other.id);
    }

    /** Its id, as it stands in brackets. */
    @Override
    public String toString() {
        return id;
    }
}
