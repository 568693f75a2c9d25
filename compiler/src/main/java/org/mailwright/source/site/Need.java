package org.mailwright.source.site;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/**
 * What a command needs of the inputs.
 *
 * @param writes true when files are written: every source must answer itself, a snapshot will not do
 * @param hosts the mail names of the hosts that files are written for; empty for all
 * @param clock says how old the last answer of a source is; nothing else asks it
 */
public record Need(boolean writes, Set<String> hosts, InstantSource clock) {
    public Need {
        hosts = Set.copyOf(hosts);
    }

    /** To say what is wrong, or where mail goes: a laptop without the secrets and without the directory can do that. */
    public static Need toJudge() {
        return new Need(false, Set.of(), Clock.systemUTC());
    }

    /** To write the files of these hosts, or of all when none is named. */
    public static Need toWrite(Collection<String> hosts) {
        return new Need(true, Set.copyOf(hosts), Clock.systemUTC());
    }

    /** True when the submission passwords are wanted: only submission hosts get them. */
    boolean passwords(Collection<Host> all) {
        return !writes
                || all.stream()
                        .filter(host ->
                                hosts.isEmpty() || hosts.contains(host.name().text()))
                        .anyMatch(host -> host.is(Role.SUBMISSION));
    }
}
