package org.mailwright.change;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * One entry of a table, or one record of a zone, that is not what it was.
 *
 * @param key what the daemon looks up, or the owner and type of a record
 * @param earlier its value before; {@code (secret)} where the file is secret
 * @param later its value now; {@code (secret, changed)} where the file is secret and it was there before
 * @param earlierCauses the inputs that the value before came from
 * @param laterCauses the inputs that the value now comes from
 */
public record EntryChange(
        String key,
        Optional<String> earlier,
        Optional<String> later,
        List<Location> earlierCauses,
        List<Location> laterCauses) {
    /** Instead of a value of a secret file. */
    public static final String SECRET = "(secret)";

    /** Instead of such a value that is not what it was. */
    public static final String SECRET_CHANGED = "(secret, changed)";

    public EntryChange {
        earlierCauses = List.copyOf(earlierCauses);
        laterCauses = List.copyOf(laterCauses);
    }

    /** Whether it is new, another, or gone. */
    public Kind kind() {
        return Kind.of(earlier.isPresent(), later.isPresent());
    }
}
