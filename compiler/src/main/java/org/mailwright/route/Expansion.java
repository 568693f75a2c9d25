package org.mailwright.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Role;
import org.mailwright.model.Target;

/**
 * Follows every entry to its end, depth first on a stack of its own (a chain may be longer than a thread's), and finds
 * out whether it reaches someone. A target that leads back into the path is a loop: it is cut, since Postfix would defer
 * every message that has such a recipient, and counts as broken, so that an address left empty is deferred.
 */
final class Expansion {
    /** More than anyone would mend in one go: each costs as many steps as it is long. */
    private static final int MOST_LOOPS = 100;

    private final Routes routes;
    /** Whether the host that resolves aliases resolves the outside targets too. */
    private final boolean whole;

    private final Map<Address, Standing> standings = new HashMap<>();
    /** Those that are not {@link Reach#END}. */
    private final Map<Address, Reach> reaches = new HashMap<>();

    private final Set<Edge> cut = new HashSet<>();
    private final Set<List<Address>> loops = new LinkedHashSet<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final LinkedHashSet<Address> onPath = new LinkedHashSet<>();

    Expansion(Routes routes) {
        this.routes = routes;
        this.whole = routes.site().hosts(Role.MX).stream().anyMatch(Routes::isWhole);
        routes.entries().keySet().forEach(this::follow);
    }

    Map<Address, Standing> standings() {
        return standings;
    }

    Map<Address, Reach> reaches() {
        return reaches;
    }

    List<List<Address>> loops() {
        return List.copyOf(loops);
    }

    /** True when the target, as declared for the address, would close a loop. */
    boolean isCut(Address address, Address target) {
        return cut.contains(new Edge(address, target));
    }

    /** A target as it is declared for an address. */
    private record Edge(Address from, Address to) {}

    /** One address on the way, and the targets of it that are still to be followed. */
    private static final class Visit {
        private final Address address;
        private final Entry entry;
        private final Iterator<Target> targets;
        private boolean reaches;
        private int steps;
        private long recipients;
        private int outside;
        private boolean damaged;
        private Optional<Standing> refusal = Optional.empty();

        Visit(Address address, Entry entry) {
            this.address = address;
            this.entry = entry;
            this.targets = entry.targets().iterator();
            this.damaged = entry.damaged();
        }

        void learn(Standing standing) {
            switch (standing.answer()) {
                case ACCEPTED -> reaches = true;
                case DEFERRED -> damaged = true;
                case DISABLED -> refusal = refusal.isPresent() ? refusal : Optional.of(standing);
                case UNKNOWN -> {}
            }
        }

        /** Counts a target that is alive. */
        void grow(Reach reach) {
            steps = Math.max(steps, reach.steps() + 1);
            recipients = Math.min(Integer.MAX_VALUE, recipients + reach.recipients());
        }

        Reach reach(boolean whole) {
            return new Reach(steps, recipients + (whole ? outside : Math.min(1, outside)));
        }

        Standing result() {
            Location location = entry.location();
            if (entry.refusal().isPresent()) {
                return new Standing(Standing.Answer.DISABLED, entry.refusal().get(), location);
            }
            if (reaches) {
                return new Standing(Standing.Answer.ACCEPTED, "", location);
            }
            if (damaged) {
                return new Standing(Standing.Answer.DEFERRED, "", location);
            }
            return refusal.orElseGet(() -> new Standing(Standing.Answer.UNKNOWN, "", location));
        }
    }

    private void follow(Address start) {
        if (!standings.containsKey(start)) {
            enter(start);
        }
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.targets.hasNext()) {
                step(visit, visit.targets.next().address());
            } else {
                leave(visit);
            }
        }
    }

    private void enter(Address address) {
        path.push(new Visit(address, routes.entry(address).orElseThrow()));
        onPath.add(address);
    }

    private void leave(Visit visit) {
        path.pop();
        onPath.remove(visit.address);
        Standing result = visit.result();
        standings.put(visit.address, result);
        Reach reach = visit.reach(whole);
        if (!reach.equals(Reach.END)) {
            reaches.put(visit.address, reach);
        }
        if (!path.isEmpty()) {
            learn(path.element(), result, visit.address);
        }
    }

    private void step(Visit visit, Address target) {
        if (routes.isOutside(target)) {
            visit.reaches = true;
            visit.outside++;
            return;
        }
        Address canonical = routes.canonical(target);
        if (onPath.contains(canonical)) {
            visit.damaged = true;
            cut.add(new Edge(visit.address, target));
            remember(canonical);
        } else if (standings.containsKey(canonical)) {
            learn(visit, standings.get(canonical), canonical);
        } else if (routes.entry(canonical).isPresent()) {
            enter(canonical);
        } else {
            learn(visit, Served.standing(routes.site(), canonical), canonical);
        }
    }

    private void learn(Visit visit, Standing standing, Address target) {
        visit.learn(standing);
        if (standing.isAccepted()) {
            visit.grow(reaches.getOrDefault(target, Reach.END));
        }
    }

    /** The part of the path from the repeated address on, turned to begin with its smallest. */
    private void remember(Address repeated) {
        if (loops.size() == MOST_LOOPS) {
            return;
        }
        List<Address> cycle = new ArrayList<>();
        boolean inside = false;
        for (Address address : onPath) {
            inside |= address.equals(repeated);
            if (inside) {
                cycle.add(address);
            }
        }
        int smallest = 0;
        for (int i = 1; i < cycle.size(); i++) {
            smallest = cycle.get(i).compareTo(cycle.get(smallest)) < 0 ? i : smallest;
        }
        Collections.rotate(cycle, -smallest);
        loops.add(List.copyOf(cycle));
    }
}
