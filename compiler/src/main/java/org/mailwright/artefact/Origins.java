package org.mailwright.artefact;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/** Where the lines of an artefact come from. */
public final class Origins {
    private Origins() {}

    /**
     * A line and the inputs it comes from.
     *
     * @param text its text; {@code (secret)} in a secret file
     */
    public record Line(String text, List<Location> causes) {}

    /** The line of that number, counted from 1. */
    public static Optional<Line> of(Artefact artefact, int number) throws IOException {
        Finding finding = new Finding(artefact.secret(), number);
        artefact.body().write(finding);
        return finding.found;
    }

    private static final class Finding implements Lines {
        private final boolean secret;
        private final int wanted;
        private int number;
        private Optional<Line> found = Optional.empty();

        Finding(boolean secret, int wanted) {
            this.secret = secret;
            this.wanted = wanted;
        }

        @Override
        public void line(String text, List<Location> causes) {
            number++;
            if (number == wanted) {
                found = Optional.of(new Line(secret ? "(secret)" : text, causes));
            }
        }
    }
}
