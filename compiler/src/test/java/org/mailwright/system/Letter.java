package org.mailwright.system;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A message and how it is handed over.
 *
 * @param bind the address it comes from
 * @param to the address of the host it is given to
 * @param tls none, starttls or implicit
 * @param login user and password, or nothing
 * @param text empty: only the recipients are asked for, no message follows
 */
record Letter(
        String bind,
        String helo,
        String to,
        int port,
        String tls,
        List<String> login,
        String sender,
        List<String> recipients,
        Optional<String> text) {
    /** By SMTP on port 25, without a message. */
    static Letter from(String bind, String helo) {
        return new Letter(bind, helo, "", 25, "none", List.of(), "", List.of(), Optional.empty());
    }

    Letter via(String host) {
        return new Letter(bind, helo, host, port, tls, login, sender, recipients, text);
    }

    Letter port(int other) {
        return new Letter(bind, helo, to, other, tls, login, sender, recipients, text);
    }

    Letter submitted(int submissionPort, String user, String password) {
        String security = submissionPort == 465 ? "implicit" : "starttls";
        return new Letter(bind, helo, to, submissionPort, security, List.of(user, password), sender, recipients, text);
    }

    Letter envelope(String from, String... rcpt) {
        return new Letter(bind, helo, to, port, tls, login, from, List.of(rcpt), text);
    }

    /** With the usual headers around these lines; the token is in the subject. */
    Letter with(String token, String... headers) {
        return content(String.join("\r\n", headers) + "\r\nTo: " + String.join(", ", recipients)
                + "\r\nSubject: " + token
                + "\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
                + "\r\nMessage-ID: <" + token + "@test.example>"
                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nGood morning, " + token
                + ".\r\n");
    }

    /** The same with lines behind it, so that the message has so many octets. */
    Letter sized(int size) {
        String message = text.orElseThrow();
        StringBuilder padded = new StringBuilder(message);
        while (padded.length() + 78 * 2 < size) {
            padded.append("x".repeat(76)).append("\r\n");
        }
        return content(padded.append("x".repeat(size - padded.length() - 2))
                .append("\r\n")
                .toString());
    }

    Letter content(String message) {
        return new Letter(bind, helo, to, port, tls, login, sender, recipients, Optional.of(message));
    }

    Map<String, ?> order() {
        Map<String, Object> order = new TreeMap<>(Map.of(
                "bind",
                bind,
                "helo",
                helo,
                "to",
                to,
                "port",
                port,
                "tls",
                tls,
                "sender",
                sender,
                "recipients",
                recipients));
        if (!login.isEmpty()) {
            order.put("login", login);
        }
        text.ifPresent(message -> order.put("message", message));
        return order;
    }
}
