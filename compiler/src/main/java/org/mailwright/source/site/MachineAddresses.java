package org.mailwright.source.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.hiera.Value;
import org.mailwright.model.IpAddress;
import org.mailwright.source.puppetdb.Node;

/** Which of a host's addresses its machine has itself, by its facts (networking in Facter's core facts). */
final class MachineAddresses {
    private MachineAddresses() {}

    /**
     * Those of {@code wanted} that the machine has. Facts without interfaces name one address of each family only: where the
     * host's declared addresses contain that one, no router puts others on, and the rest of them are the machine's too.
     */
    static List<IpAddress> of(Node node, List<IpAddress> declared, List<IpAddress> wanted) {
        Set<IpAddress> primary = new HashSet<>();
        Stream.of("ip", "ip6")
                .flatMap(name -> node.fact("networking", name).stream())
                .forEach(value -> add(primary, value));
        Set<IpAddress> known = new HashSet<>(primary);
        List<Value> interfaces = node.fact("networking", "interfaces").stream()
                .flatMap(MachineAddresses::values)
                .toList();
        for (Value link : interfaces) {
            Stream.of("ip", "ip6")
                    .flatMap(name -> Reading.get(Optional.of(link), name).stream())
                    .forEach(value -> add(known, value));
            Stream.of("bindings", "bindings6")
                    .flatMap(name -> Reading.items(Reading.get(Optional.of(link), name)).stream())
                    .flatMap(binding -> Reading.get(Optional.of(binding), "address").stream())
                    .forEach(value -> add(known, value));
        }
        return wanted.stream()
                .filter(address -> known.contains(address)
                        || interfaces.isEmpty() && declared.contains(address) && isBeside(address, declared, primary))
                .toList();
    }

    private static boolean isBeside(IpAddress address, List<IpAddress> declared, Set<IpAddress> primary) {
        return primary.stream().anyMatch(one -> one.isIpv6() == address.isIpv6() && declared.contains(one));
    }

    private static Stream<Value> values(Value interfaces) {
        return Reading.entries(Optional.of(interfaces)).stream().map(Value.Mapping.Entry::value);
    }

    private static void add(Set<IpAddress> addresses, Value value) {
        if (value instanceof Value.Text text) {
            IpAddress.parse(text.text()).value().ifPresent(addresses::add);
        }
    }
}
