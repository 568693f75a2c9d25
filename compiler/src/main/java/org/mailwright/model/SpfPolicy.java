package org.mailwright.model;

import java.util.List;

/**
 * What a domain says in SPF beyond the hosts that we derive (RFC 7208).
 *
 * @param all the last mechanism: {@code -all}, {@code ~all} or {@code ?all}
 * @param also further terms in front of it, e.g. {@code include:_spf.vendor.example}
 */
public record SpfPolicy(All all, List<String> also) {

    /** The qualifier of {@code all}. */
    public enum All {
        FAIL("-all"),
        SOFTFAIL("~all"),
        NEUTRAL("?all");

        private final String term;

        All(String term) {
            this.term = term;
        }

        /** The term in the record. */
        public String term() {
            return term;
        }
    }

    public SpfPolicy {
        also = List.copyOf(also);
    }

    /** Nothing added, {@code -all}. */
    public static SpfPolicy strict() {
        return new SpfPolicy(All.FAIL, List.of());
    }
}
