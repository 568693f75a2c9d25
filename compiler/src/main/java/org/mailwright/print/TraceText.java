package org.mailwright.print;

import java.util.stream.Collectors;
import org.mailwright.diagnostic.Printable;
import org.mailwright.model.DomainName;
import org.mailwright.route.Trace;

/** A trace as people read it: hosts, what happens there, and below each step the inputs that say so. */
public final class TraceText {
    private TraceText() {}

    // press@onion.test: 250 2.1.5 Ok
    //   MX mx-01.onion.example, mx-02.onion.example
    //     press@onion.test → press@onion.example: alias domain
    //         data/common/domains.yaml:4:3
    //   arrives: alice@riseup.example
    /** The trace as lines of text. */
    public static String of(Trace trace) {
        StringBuilder out = new StringBuilder();
        out.append(Printable.whole(trace.asked().toString()))
                .append(": ")
                .append(trace.answer())
                .append('\n');
        for (Trace.Leg leg : trace.legs()) {
            String hosts = leg.hosts().stream().map(DomainName::text).collect(Collectors.joining(", "));
            out.append("  ")
                    .append(leg.name())
                    .append(hosts.isEmpty() ? "" : " " + hosts)
                    .append('\n');
            for (Trace.Step step : leg.steps()) {
                out.append("    ").append(step.what()).append('\n');
                step.causes()
                        .forEach(cause -> out.append("        ").append(cause).append('\n'));
            }
        }
        trace.arrivals()
                .forEach(arrival -> out.append("  arrives: ").append(arrival).append('\n'));
        return out.toString();
    }
}
