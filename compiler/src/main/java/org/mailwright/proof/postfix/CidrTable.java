package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.proof.EmittedFile;

/** A table of networks that are tried in order (cidr_table(5)); a network with host bits set is no rule. */
final class CidrTable implements LookupTable {
    private final EmittedFile file;
    private final List<PatternRules.Rule<Range>> rules;
    /** Thousands of nodes are a rule each, and are asked for one by one: the place of the first rule of a network. */
    private final Map<Network, Integer> byNetwork = new HashMap<>();

    private final SortedSet<Integer> lengths = new TreeSet<>();
    /** The places of the rules that hold for more than a network: negated ones, and those under an {@code if}. */
    private final List<Integer> others = new ArrayList<>();

    private CidrTable(EmittedFile file, List<PatternRules.Rule<Range>> rules) {
        this.file = file;
        this.rules = rules;
        for (int i = 0; i < rules.size(); i++) {
            Range range = rules.get(i).pattern();
            if (range.negated() || !rules.get(i).conditions().isEmpty()) {
                others.add(i);
            } else {
                byNetwork.putIfAbsent(range.network(), i);
                lengths.add(range.network().length());
            }
        }
    }

    /** A network, perhaps negated. */
    private record Range(Network network, boolean negated) {
        boolean holds(IpAddress address) {
            // A negated network says nothing about the other family.
            return address.isIpv6() == network.first().isIpv6() && network.covers(address) != negated;
        }
    }

    private static final class Syntax implements PatternRules.Syntax<Range> {
        @Override
        public Optional<PatternRules.Head<Range>> head(String text, boolean negated) {
            int end = 0;
            while (end < text.length() && !LogicalLines.isBlank(text.charAt(end))) {
                end++;
            }
            String rest = text.substring(end);
            return Network.parse(text.substring(0, end).replace("[", "").replace("]", ""))
                    .value()
                    .map(network -> new PatternRules.Head<>(new Range(network, negated), rest));
        }

        @Override
        public boolean skipsFaultyLines() {
            return true;
        }
    }

    static CidrTable read(EmittedFile file, LogicalLines.Reader dropped) {
        return new CidrTable(file, PatternRules.read(file, dropped, new Syntax()));
    }

    @Override
    public Optional<Hit> find(String key) {
        return IpAddress.parse(key).value().flatMap(this::first);
    }

    private Optional<Hit> first(IpAddress address) {
        int first = rules.size();
        for (int length : lengths.headSet(address.bits() + 1)) {
            first = Math.min(first, byNetwork.getOrDefault(Network.around(address, length), first));
        }
        for (int i = 0; i < others.size() && others.get(i) < first; i++) {
            PatternRules.Rule<Range> rule = rules.get(others.get(i));
            if (rule.pattern().holds(address)
                    && rule.conditions().stream().allMatch(condition -> condition.holds(address))) {
                first = others.get(i);
            }
        }
        return first == rules.size()
                ? Optional.empty()
                : Optional.of(new Hit(
                        rules.get(first).result(), file, rules.get(first).line()));
    }

    /** The networks in the table. */
    List<Network> networks() {
        return rules.stream().map(rule -> rule.pattern().network()).toList();
    }

    @Override
    public boolean isFixed() {
        return false;
    }
}
