package org.mailwright.diagnostic;

/** Which places a suppression is about. */
public sealed interface Area {
    boolean holds(Location place, Surroundings surroundings);

    /** How the place begins as it is printed, e.g. {@code data/common/mail.yaml:88}, or how its DN begins. */
    record At(String beginning) implements Area {
        @Override
        public boolean holds(Location place, Surroundings surroundings) {
            String printed = place.toString();
            return printed.equals(beginning)
                    || printed.startsWith(beginning + ":")
                    || printed.contains(": " + beginning);
        }
    }

    /**
     * Files.
     *
     * @param files a path from the site's directory, which may have wildcards
     * @param line the only line; 0 for all
     */
    record InFile(FilePattern files, int line) implements Area {
        @Override
        public boolean holds(Location place, Surroundings surroundings) {
            return (line == 0 || line == place.line()) && files.matches(place.source());
        }
    }

    /** A key of a data file, and all below it: {@code mailwright::aliases.press}. */
    record BelowKey(String key) implements Area {
        @Override
        public boolean holds(Location place, Surroundings surroundings) {
            String path = surroundings.key(place);
            return path.equals(key) || path.startsWith(key + ".");
        }
    }

    /** Wherever an address of ours is declared, or a target of it. */
    record OfAddress(String address) implements Area {
        @Override
        public boolean holds(Location place, Surroundings surroundings) {
            return surroundings.declares(place, address);
        }
    }
}
