package org.mailwright.artefact.dns;

import java.util.Optional;
import java.util.function.Supplier;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.SpfMeaning;
import org.mailwright.flow.SpfRecord;

/**
 * When a hand-written record says what ours says, so that one of them is enough. An SPF record may say it otherwise: with
 * {@code a} instead of the addresses.
 */
final class Sameness {
    private final Supplier<Resolver> made;
    private Optional<Resolver> names = Optional.empty();

    /** Names are looked up only where an SPF record asks for it. */
    Sameness(Supplier<Resolver> names) {
        this.made = names;
    }

    boolean test(MailRecord ours, ZoneRecord hand) {
        return Meaning.same(ours, hand) || isSpf(ours, hand) && saysTheSame(ours, hand);
    }

    private static boolean isSpf(MailRecord ours, ZoneRecord hand) {
        return hand.is(ours.type())
                && ours.owner().text().equals(hand.owner())
                && SpfRecord.is(ours.value())
                && SpfRecord.is(hand.value());
    }

    private boolean saysTheSame(MailRecord ours, ZoneRecord hand) {
        Resolver resolver = names.orElseGet(made);
        names = Optional.of(resolver);
        Optional<SpfMeaning> mine = SpfMeaning.of(SpfRecord.of(ours.value()), hand.owner(), resolver);
        return mine.isPresent() && mine.equals(SpfMeaning.of(SpfRecord.of(hand.value()), hand.owner(), resolver));
    }
}
