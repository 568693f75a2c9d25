package org.mailwright.proof.postfix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.proof.EmittedFile;

/** A table of networks that are tried in order (cidr_table(5)); a network with host bits set is no rule. */
final class CidrTable implements LookupTable {
    private final EmittedFile file;
    private final List<Rule> rules = new ArrayList<>();
    private final Deque<Condition> open = new ArrayDeque<>();

    private CidrTable(EmittedFile file) {
        this.file = file;
    }

    /** A network, perhaps negated; its octets are taken from its text once. */
    private record Condition(Network network, byte[] base, boolean negated) {
        boolean holds(byte[] address) {
            // A negated network says nothing about the other family.
            return address.length == base.length && covers(address) != negated;
        }

        private boolean covers(byte[] address) {
            int octets = network.length() / 8;
            int left = 8 - network.length() % 8;
            return Arrays.equals(address, 0, octets, base, 0, octets)
                    && (left == 8 || (address[octets] & 0xff) >> left == (base[octets] & 0xff) >> left);
        }
    }

    private record Rule(Condition condition, List<Condition> conditions, String result, int line) {}

    static CidrTable read(EmittedFile file, LogicalLines.Reader dropped) {
        CidrTable table = new CidrTable(file);
        LogicalLines.read(
                file,
                (first, last, text) -> {
                    if (!table.add(first, LogicalLines.trimmed(text))) {
                        dropped.line(first, last, text);
                    }
                },
                dropped);
        return table;
    }

    private boolean add(int line, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("endif")) {
            return open.poll() != null;
        }
        boolean nested = lower.startsWith("if ") || lower.startsWith("if\t") || lower.startsWith("if!");
        String rest = LogicalLines.trimmed(nested ? text.substring(2) : text);
        boolean negated = rest.startsWith("!");
        rest = negated ? LogicalLines.trimmed(rest.substring(1)) : rest;
        int end = 0;
        while (end < rest.length() && !LogicalLines.isBlank(rest.charAt(end))) {
            end++;
        }
        String result = LogicalLines.trimmed(rest.substring(end));
        Optional<Network> network = Network.parse(
                        rest.substring(0, end).replace("[", "").replace("]", ""))
                .value();
        if (network.isEmpty() || result.isEmpty() != nested) {
            return false;
        }
        Condition condition = new Condition(network.get(), network.get().base().octets(), negated);
        if (nested) {
            open.push(condition);
        } else {
            rules.add(new Rule(condition, List.copyOf(open), result, line));
        }
        return true;
    }

    @Override
    public Optional<Hit> find(String key) {
        Optional<IpAddress> address = IpAddress.parse(key).value();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] octets = address.get().octets();
        for (Rule rule : rules) {
            if (rule.condition().holds(octets)
                    && rule.conditions().stream().allMatch(condition -> condition.holds(octets))) {
                return Optional.of(new Hit(rule.result(), file, rule.line()));
            }
        }
        return Optional.empty();
    }

    /** The networks in the table. */
    List<Network> networks() {
        return rules.stream().map(rule -> rule.condition().network()).toList();
    }

    @Override
    public boolean isFixed() {
        return false;
    }
}
