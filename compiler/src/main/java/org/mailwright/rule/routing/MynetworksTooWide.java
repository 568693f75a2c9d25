package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Network;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Clients of the relay that nobody can know: more public addresses than a site has of its own. */
public final class MynetworksTooWide implements Rule {
    /** The least that is routed on the internet, and what a site is given (RFC 6177). */
    private static final int IPV4 = 24;

    private static final int IPV6 = 48;

    public static final Kind KIND = Kind.error("routing", "mynetworks-too-wide").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.Relay relay = evidence.site().settings().relay();
        return relay.clients().stream()
                .filter(MynetworksTooWide::isTooWide)
                .map(network -> Diagnostic.error(
                                KIND,
                                relay.location(),
                                "every address in " + network + " may relay through us, and hardly all are ours")
                        .advising("list the networks or addresses that are: our nodes are known without"))
                .toList();
    }

    private static boolean isTooWide(Network network) {
        boolean everything = network.length() == 0;
        int least = network.first().isIpv6() ? IPV6 : IPV4;
        return everything || !network.first().isLocal() && network.length() < least;
    }
}
