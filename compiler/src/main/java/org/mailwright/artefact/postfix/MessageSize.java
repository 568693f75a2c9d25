package org.mailwright.artefact.postfix;

import java.util.Optional;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/**
 * The largest message that a host takes (message_size_limit). Each hop adds headers, so one that takes less than the hop
 * before it bounces what has been accepted: hosts behind the MX hosts take more than these, and those that hand mail to the
 * MX hosts take less.
 */
final class MessageSize {
    /** On the MX hosts: Postfix's own default. */
    private static final int MX = 10_240_000;
    /** What headers may add on a hop: traces, verdicts, a signature and a seal, and the line ends that break long lines. */
    private static final int MARGIN = 262_144;

    private MessageSize() {}

    static int of(Routes routes, Host host) {
        if (host.is(Role.MX)) {
            return MX;
        }
        if (Port25.isBehindMx(routes, host)) {
            return MX + MARGIN;
        }
        // What a null client makes goes to the relay hosts first.
        return host.is(Role.CLIENT) ? MX - 2 * MARGIN : MX - MARGIN;
    }

    /** On the submission ports, where that is less than on the other ports of the host. */
    static Optional<Integer> submission(Routes routes, Host host) {
        return Optional.of(MX - MARGIN).filter(size -> !host.is(Role.MX) && size < of(routes, host));
    }
}
