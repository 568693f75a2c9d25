package org.mailwright.change;

import java.util.List;
import org.mailwright.diagnostic.Location;

/** A line that a configuration file has gained ({@code added}) or lost. */
public record LineChange(boolean added, String text, List<Location> causes) {
    public LineChange {
        causes = List.copyOf(causes);
    }

    /** Added or removed. */
    public Kind kind() {
        return Kind.of(!added, added);
    }
}
