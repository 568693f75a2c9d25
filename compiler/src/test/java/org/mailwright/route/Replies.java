package org.mailwright.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.model.EnvelopeAddress;

/** Addresses of every form, and what the MX hosts of the sample onion answer to each; nothing to what is no address. */
public record Replies(List<Row> rows) {
    /**
     * One address.
     *
     * @param written as a client writes it between the angle brackets, or a person behind {@code trace}
     * @param reply empty where it is no address
     */
    public record Row(String written, String reply) {
        @Override
        public String toString() {
            return written + " | " + reply;
        }
    }

    /** The table. */
    public static Replies read() throws IOException {
        return new Replies(Files.readAllLines(Path.of("compiler/src/test/resources/replies.txt")).stream()
                .filter(line -> !line.startsWith("# "))
                .map(line -> {
                    int bar = line.lastIndexOf(" | ");
                    return new Row(line.substring(0, bar), line.substring(bar + 3).strip());
                })
                .toList());
    }

    /** What a trace says; nothing for what is no address. */
    public static String traced(Routes routes, String written) {
        return EnvelopeAddress.parse(written, routes.site().primary())
                .value()
                .map(address -> Tracing.of(routes, address, Optional.empty()).answer())
                .orElse("");
    }

    /** A reply of Postfix less the address that it puts into a refusal. */
    public static String plain(String said) {
        return said.replaceFirst("^(... [0-9.]+) <.*>: (?:(?:Recipient|Sender) address rejected: )?", "$1 ");
    }
}
