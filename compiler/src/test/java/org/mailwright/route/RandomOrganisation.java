package org.mailwright.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mailwright.model.Account;
import org.mailwright.model.Role;

/** An organisation that nobody would have, drawn from a seed: every kind of address, in every kind of domain. */
public final class RandomOrganisation {
    private static final List<String> LOCALS =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "postmaster", "root");

    private static final List<String> OTHERS = List.of(
            "nobody",
            "a%b",
            "a!b",
            "at@sign",
            "john doe",
            "dot.",
            "double-bounce",
            "tor-dev",
            "tor-dev-request",
            "tor-dev-bounces+alice=mail.example",
            "SRS0=4f1c=ZZ=elsewhere.test=someone",
            "owner-alice");

    private static final List<String> DOMAINS = List.of(
            "onion.example",
            "onion.test",
            "shallot.test",
            "lists.onion.example",
            "crm.test",
            "desk.test",
            "parked.test",
            "bounces.onion.example",
            "srs.onion.example",
            "mx-01.onion.example",
            "elsewhere.test",
            "nowhere.onion.example");

    private final Random random;
    private final SiteFixture site = SiteFixture.bare();
    private final List<String> targets = new ArrayList<>();
    private String delimiter = "";

    private RandomOrganisation(int seed) {
        random = new Random(seed);
    }

    /** The organisation of a seed. */
    public static RandomOrganisation of(int seed) {
        RandomOrganisation organisation = new RandomOrganisation(seed);
        organisation.hosts();
        organisation.addresses();
        return organisation;
    }

    public Routes routes() {
        return site.routes();
    }

    /** Addresses to ask about: every name in every domain, with and without an extension. */
    public Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        for (String domain : DOMAINS) {
            OTHERS.forEach(local -> asked.add(local + "@" + domain));
            for (String local : LOCALS) {
                asked.add(local + "@" + domain);
                asked.add(local.toUpperCase(Locale.ROOT) + "@" + domain);
                if (!delimiter.isEmpty()) {
                    asked.add(local + delimiter + "x@" + domain);
                    asked.add(local + delimiter + "x" + delimiter + "y@" + domain);
                }
            }
        }
        return asked;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void hosts() {
        boolean whole = chance(40);
        site.aliasDomain("onion.test").aliasDomain("shallot.test").parked("parked.test");
        site.host("mx-01", "203.0.113.7", whole ? new Role[] {Role.MX, Role.SRS} : new Role[] {Role.MX});
        site.host("srs-01", "203.0.113.20", whole ? new Role[] {Role.SUBMISSION} : new Role[] {Role.SRS});
        site.host("lists-01", "203.0.113.50", Role.LISTS).host("crm", "203.0.113.60", Role.SENDER);
        site.host("desk", "203.0.113.70");
        site.served("lists.onion.example", "lists-01", "tor-dev", "announce");
        if (chance(50)) {
            site.direct("crm.test", "crm");
        } else {
            site.verified("crm.test", "crm");
        }
        site.verified("desk.test", "desk");
        if (chance(50)) {
            delimiter = one(List.of("+", "-", "_"));
            site.delimiter(delimiter);
        }
        if (chance(30)) {
            site.dropping();
        }
    }

    private void addresses() {
        for (String local : LOCALS) {
            targets.add(local);
            targets.add(local + "@onion.test");
            targets.add(local.charAt(0) + "@elsewhere.example");
        }
        targets.addAll(List.of("gone", "announce@lists.onion.example", "x@lists.onion.example", "info@desk.test"));
        for (String local : LOCALS) {
            switch (random.nextInt(6)) {
                case 0 -> site.account(local, local + "@mail.example");
                case 1 -> site.account(local, Account.State.RETIRED, local + "@mail.example");
                case 2 -> site.damaged(local);
                case 3 -> site.disabled(local, "550 REJECT away; write to press: $1 " + random.nextInt(9));
                case 4 -> site.account(local);
                default -> {}
            }
            if (chance(50)) {
                alias(local);
            }
            if (chance(20)) {
                alias(local + "@" + one(DOMAINS.subList(1, 6)));
            }
            if (!delimiter.isEmpty() && chance(50)) {
                alias(local + delimiter + "x");
            }
            if (!delimiter.isEmpty() && chance(20)) {
                alias(local + delimiter + "x@" + one(DOMAINS.subList(1, 3)));
            }
            if (chance(15)) {
                site.forward(local + ".forward", local + "@riseup.example");
            }
        }
    }

    private void alias(String address) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            some.add(one(targets));
        }
        site.alias(address, some.toArray(String[]::new));
    }
}
