package org.mailwright.flow;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.model.DomainName;

/**
 * Which From the MX hosts believe because of the client's address, without DMARC.
 *
 * @param strangers mail of strangers comes from the address: SPF proves nothing, and no exemption from {@code own_from} holds
 * @param people every domain is believed that people and machines write from
 * @param names the other domains that are believed
 */
public record Voice(boolean strangers, boolean people, SortedSet<DomainName> names) {
    public Voice {
        names = new TreeSet<>(names);
    }

    /** Mail of strangers, but with a From in these names, which the MX hosts let no stranger have. */
    static Voice ofStrangers(DomainName... names) {
        return new Voice(true, false, new TreeSet<>(Set.of(names)));
    }

    /** The domains of people, and these. */
    public static Voice ofPeople(SortedSet<DomainName> names) {
        return new Voice(false, true, names);
    }

    /** These domains and no other. */
    static Voice of(SortedSet<DomainName> names) {
        return new Voice(false, false, names);
    }

    /** What is believed of an address that two hosts share, behind one NAT: what both may say. */
    public Voice and(Voice other) {
        SortedSet<DomainName> both = new TreeSet<>(names);
        both.retainAll(other.names);
        return new Voice(strangers || other.strangers, people && other.people, both);
    }
}
