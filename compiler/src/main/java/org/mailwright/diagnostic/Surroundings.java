package org.mailwright.diagnostic;

/** What lies at a place, beyond the line that it is on. */
public interface Surroundings {
    /** The keys that lead to the place, e.g. {@code mailwright::aliases.press}; empty where none do. */
    String key(Location place);

    /** True where the address of ours is declared, or a target of it. */
    boolean declares(Location place, String address);

    /** Nothing is known. */
    static Surroundings unknown() {
        return new Surroundings() {
            @Override
            public String key(Location place) {
                return "";
            }

            @Override
            public boolean declares(Location place, String address) {
                return false;
            }
        };
    }
}
