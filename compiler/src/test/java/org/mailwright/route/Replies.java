package org.mailwright.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.model.DomainName;
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
                    return new Row(
                            line.substring(0, bar), line.substring(bar + 3).strip());
                })
                .toList());
    }

    /** Who asks. */
    public static final String SENDER = "eve@sender.example";

    /** What a trace says; nothing for what is no address. */
    public static String traced(Routes routes, String written) {
        DomainName primary = routes.site().primary();
        Optional<EnvelopeAddress> sender =
                EnvelopeAddress.parse(SENDER, primary).value();
        return EnvelopeAddress.parse(written, primary)
                .value()
                .map(address -> Tracing.of(routes, address, sender).answer())
                .orElse("");
    }

    /**
     * True when a trace says what Postfix does: one of two replies where the files do not say which, anything where it is not
     * this host that answers, a refusal of what is no address.
     */
    public static boolean agree(String written, String traced, String said) {
        if (traced.startsWith("answered by") || written.indexOf('@') < 0 && !written.equalsIgnoreCase("postmaster")) {
            return true;
        }
        List<String> either = List.of(traced.split(" if [^,]*, else | at [^,]*, elsewhere "));
        return traced.isEmpty() ? said.equals(Reply.BAD_SYNTAX.toString()) : either.contains(plain(said));
    }

    /** A reply of Postfix less the address that it puts into a refusal. */
    public static String plain(String said) {
        return said.replaceFirst("^(... [0-9.]+) <.*>: (?:(?:Recipient|Sender) address rejected: )?", "$1 ");
    }
}
