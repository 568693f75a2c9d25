package org.mailwright.rule.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Several MX hosts that each remember senders in a Redis of their own: what one has let wait, the next lets wait again. */
public final class GreylistRedisNotShared implements Rule {
    public static final Kind KIND =
            Kind.info("filter", "greylist-redis-not-shared").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        Settings.Rspamd rspamd = site.settings().rspamd();
        List<Host> hosts = site.hosts(Role.MX).stream()
                .filter(host -> host.state() == Host.State.ACTIVE)
                .toList();
        if (hosts.size() < 2) {
            return List.of();
        }
        String names = hosts.stream().map(host -> host.name().text()).collect(Collectors.joining(", "));
        return rspamd.redis().filter(GreylistRedisNotShared::isEachHostsOwn).stream()
                .map(redis -> Diagnostic.info(
                                KIND,
                                rspamd.location(),
                                "redis: \"" + redis + "\" is another Redis on each MX host (" + names
                                        + "): a message may be delayed once by each of them")
                        .advising("name a Redis that all MX hosts reach, e.g. redis: \"203.0.113.5:6379\""))
                .toList();
    }

    /** True for a server on the loopback interface. */
    private static boolean isEachHostsOwn(String redis) {
        return redis.matches("(127\\.[0-9.]+|(?i:localhost)|\\[?::1]?):\\d+");
    }
}
