package org.mailwright.proof.postfix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;

/**
 * What one of Postfix's SMTP servers answers to RCPT (smtpd(8), access(5)). A restriction that hangs on the world outside
 * (a block list, a policy daemon) is passed over.
 */
final class Smtpd {
    static final String RELAY_DENIED = "Relay access denied";
    private static final String DENIED = "Access denied";
    private static final Pattern REPLY =
            Pattern.compile("([45])[0-9]{2}(?:\\s+([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?=\\s|$))?\\s*(.*)");
    private static final int DEEPEST = 20;
    private final Parameters parameters;
    private final Tables tables;
    private final Delimiters delimiters;
    private final Mta mta;
    private final AddressMaps canonical;
    private final AddressMaps recipientCanonical;
    private final AddressMaps relayRecipients;
    private final AddressMaps localRecipients;
    private final AddressMaps senderLogins;
    private final List<Network> own;
    private final Map<String, List<String>> restrictions = new HashMap<>();

    Smtpd(Parameters parameters, Tables tables, Mta mta) {
        this.parameters = parameters;
        this.tables = tables;
        this.delimiters = Delimiters.of(parameters);
        this.mta = mta;
        this.canonical = mta.maps("canonical_maps");
        this.recipientCanonical = mta.maps("recipient_canonical_maps");
        this.relayRecipients = mta.maps("relay_recipient_maps");
        this.localRecipients = mta.maps("local_recipient_maps");
        this.senderLogins = mta.maps("smtpd_sender_login_maps");
        this.own = parameters.words("mynetworks").stream()
                .flatMap(text -> Network.parse(text.replace("[", "").replace("]", "")).value().stream())
                .toList();
    }

    /**
     * A client and what it has said so far.
     *
     * @param login the account it has logged in as, empty for none
     */
    record Session(IpAddress client, String login, String sender) {}

    /** What a restriction does: nothing, permit, or refuse. */
    private record Verdict(boolean permits, Optional<Answer> answer) {
        static final Verdict NONE = new Verdict(false, Optional.empty());
        static final Verdict PERMIT = new Verdict(true, Optional.empty());

        static Verdict reply(String reply, Optional<Hit> by) {
            return new Verdict(false, Optional.of(new Answer(reply, false, by)));
        }

        boolean isNone() {
            return !permits && answer.isEmpty();
        }
    }

    /** All lists are judged at RCPT (smtpd_delay_reject): each may refuse, and a permission ends its own list only. */
    Answer rcpt(Session session, String recipient) {
        boolean asks = false;
        Verdict later = Verdict.NONE;
        for (String list : List.of(
                "smtpd_client_restrictions",
                "smtpd_helo_restrictions",
                "smtpd_sender_restrictions",
                "smtpd_relay_restrictions",
                "smtpd_recipient_restrictions")) {
            Run run = new Run(session, recipient);
            Verdict verdict = run.all(words(list), 0);
            if (verdict.answer().isPresent()) {
                return verdict.answer().get();
            }
            asks |= run.asks;
            later = later.isNone() ? run.later : later;
        }
        if (later.answer().isPresent()) {
            return later.answer().get();
        }
        if (parameters.isYes("smtpd_reject_unlisted_recipient")) {
            Verdict verdict = unlisted(recipient);
            if (verdict.answer().isPresent()) {
                return verdict.answer().get();
            }
        }
        return new Answer("", asks, Optional.empty());
    }

    /** True when the server talks to the client at all (smtpd_client_restrictions). */
    boolean connects(IpAddress client) {
        Run run = new Run(new Session(client, "", ""), "postmaster@" + parameters.get("myhostname"));
        return run.all(words("smtpd_client_restrictions"), 0).answer().isEmpty();
    }

    private List<String> words(String list) {
        return restrictions.computeIfAbsent(list, parameters::words);
    }

    private final class Run {
        private final Session session;
        private final String recipient;
        private boolean asks;
        /** What is said if nothing else refuses the recipient (defer_if_permit). */
        private Verdict later = Verdict.NONE;

        Run(Session session, String recipient) {
            this.session = session;
            this.recipient = recipient;
        }

        Verdict all(List<String> words, int depth) {
            Deque<String> rest = new ArrayDeque<>(words);
            while (!rest.isEmpty() && depth < DEEPEST) {
                Verdict verdict = one(rest.remove(), rest, depth);
                if (!verdict.isNone()) {
                    return verdict;
                }
            }
            return Verdict.NONE;
        }

        private Verdict one(String word, Deque<String> rest, int depth) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "permit" -> Verdict.PERMIT;
                case "permit_mynetworks" -> when(own.stream().anyMatch(network -> network.covers(session.client())));
                case "permit_sasl_authenticated" -> when(!session.login().isEmpty());
                case "permit_auth_destination" -> when(mta.isAuthorised(recipient));
                case "reject" -> Verdict.reply("554 5.7.1 " + DENIED, Optional.empty());
                case "defer" -> Verdict.reply("450 4.3.2 Try again later", Optional.empty());
                case "reject_unauth_destination" ->
                    mta.isAuthorised(recipient)
                            ? Verdict.NONE
                            : Verdict.reply("554 5.7.1 " + RELAY_DENIED, Optional.empty());
                case "defer_unauth_destination" ->
                    mta.isAuthorised(recipient)
                            ? Verdict.NONE
                            : Verdict.reply("454 4.7.1 " + RELAY_DENIED, Optional.empty());
                case "reject_unlisted_recipient" -> unlisted(recipient);
                case "reject_unverified_recipient" -> {
                    asks = true;
                    yield Verdict.NONE;
                }
                case "reject_sender_login_mismatch" -> senderLogin(true, true);
                case "reject_authenticated_sender_login_mismatch" -> senderLogin(true, false);
                case "reject_unauthenticated_sender_login_mismatch" -> senderLogin(false, true);
                case "check_client_access" ->
                    access(rest.poll(), List.of(session.client().text()), depth);
                case "check_recipient_access" -> access(rest.poll(), addressKeys(recipient), depth);
                case "check_sender_access" ->
                    access(
                            rest.poll(),
                            session.sender().isEmpty() ? List.of("<>") : addressKeys(session.sender()),
                            depth);
                default -> other(word, rest, depth);
            };
        }

        /** A class of the site's own; else something that the files do not say. */
        private Verdict other(String word, Deque<String> rest, int depth) {
            if (parameters.words("smtpd_restriction_classes").contains(word)) {
                return all(words(word), depth + 1);
            }
            boolean argument = word.startsWith("check_") || word.matches("reject_r[a-z]*bl_[a-z]+|permit_dnswl_client");
            if (argument) {
                rest.poll();
            }
            return Verdict.NONE;
        }

        private Verdict when(boolean permits) {
            return permits ? Verdict.PERMIT : Verdict.NONE;
        }

        private Verdict senderLogin(boolean authenticated, boolean unauthenticated) {
            if (session.sender().isEmpty()) {
                return Verdict.NONE;
            }
            Optional<Hit> owners = senderLogins.find(session.sender()).map(AddressMaps.Found::hit);
            boolean known = !session.login().isEmpty();
            if (known && authenticated) {
                boolean owns = owners.stream()
                        .flatMap(hit -> Words.of(hit.value()).stream())
                        .anyMatch(session.login()::equalsIgnoreCase);
                return owns ? Verdict.NONE : Verdict.reply("553 5.7.1 sender not owned by " + session.login(), owners);
            }
            return !known && unauthenticated && owners.isPresent()
                    ? Verdict.reply("553 5.7.1 not logged in", owners)
                    : Verdict.NONE;
        }

        private Verdict access(String reference, List<String> keys, int depth) {
            LookupTable table = tables.table(reference);
            for (int i = 0; i < keys.size(); i++) {
                Optional<Hit> hit = i == 0 || table.isFixed() ? table.find(keys.get(i)) : Optional.empty();
                if (hit.isPresent()) {
                    return action(hit.get(), depth);
                }
            }
            return Verdict.NONE;
        }

        /** access(5): the address, without its extension, the domain, the local part alone. */
        private List<String> addressKeys(String address) {
            int at = address.lastIndexOf('@');
            String local = address.substring(0, at);
            String domain = address.substring(at + 1);
            String extension = delimiters.extension(local);
            String plain = local.substring(0, local.length() - extension.length());
            List<String> keys = new ArrayList<>(List.of(address));
            if (!extension.isEmpty()) {
                keys.add(plain + "@" + domain);
            }
            keys.add(domain);
            boolean parents =
                    parameters.words("parent_domain_matches_subdomains").contains("smtpd_access_maps");
            for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
                keys.add(domain.substring(parents ? dot + 1 : dot));
            }
            keys.add(local + "@");
            if (!extension.isEmpty()) {
                keys.add(plain + "@");
            }
            return keys;
        }

        private Verdict action(Hit hit, int depth) {
            String value = hit.value();
            String word = value.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            String text = value.length() > word.length() ? LogicalLines.trimmed(value.substring(word.length())) : "";
            // A code alone is a number like any other.
            if (word.matches("[45][0-9][0-9]") && !text.isEmpty()) {
                return refusal(value, hit);
            }
            if (word.equals("ok") || word.matches("[0-9]+") || word.equals("permit")) {
                return new Verdict(true, Optional.empty());
            }
            return switch (word) {
                case "reject" -> refusal("554 " + text, hit);
                case "defer" -> refusal("450 " + text, hit);
                case "defer_if_permit" -> {
                    String reply = "450 " + (text.isEmpty() ? "4.7.1 Service unavailable" : text);
                    later = later.isNone() ? refusal(reply, hit) : later;
                    yield Verdict.NONE;
                }
                // What a later refusal of a defer_if_reject turns into is not looked at: our tables have none.
                case "dunno",
                        "defer_if_reject",
                        "discard",
                        "hold",
                        "filter",
                        "prepend",
                        "redirect",
                        "bcc",
                        "warn",
                        "info" -> Verdict.NONE;
                default -> refusedBy(all(Words.of(value), depth + 1), hit);
            };
        }

        /** What an entry leaves out, Postfix puts in. */
        private Verdict refusal(String value, Hit hit) {
            Matcher reply = REPLY.matcher(value);
            if (!reply.matches()) {
                throw new IllegalArgumentException("not a reply");
            }
            String status = reply.group(2) == null ? reply.group(1) + ".7.1" : reply.group(2);
            String text = reply.group(3).isEmpty() ? DENIED : reply.group(3);
            return Verdict.reply(value.substring(0, 3) + " " + status + " " + text, Optional.of(hit));
        }

        private Verdict refusedBy(Verdict verdict, Hit hit) {
            return verdict.answer()
                    .map(answer -> Verdict.reply(answer.reply(), answer.by().or(() -> Optional.of(hit))))
                    .orElse(verdict);
        }
    }

    /** reject_unlisted_recipient: known to a canonical or virtual table, else to the table of its domain's class. */
    private Verdict unlisted(String recipient) {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String reports = parameters.get("double_bounce_sender") + "@" + parameters.get("myorigin");
        if (recipient.equalsIgnoreCase(reports)
                || recipientCanonical.find(recipient).isPresent()
                || canonical.find(recipient).isPresent()
                || mta.aliases().find(recipient).isPresent()) {
            return Verdict.NONE;
        }
        Mta.Way way = mta.way(recipient);
        if (way.isError()) {
            return Verdict.reply(way.refusal(), way.by());
        }
        if (mta.isIn("mydestination", domain)) {
            return isUnknown("local_recipient_maps", localRecipients, recipient)
                    ? unknown("unknown_local_recipient_reject_code", "local recipient table")
                    : Verdict.NONE;
        }
        if (mta.isIn("virtual_alias_domains", domain)) {
            return unknown("unknown_virtual_alias_reject_code", "virtual alias table");
        }
        if (mta.isIn("relay_domains", domain) && isUnknown("relay_recipient_maps", relayRecipients, recipient)) {
            return unknown("unknown_relay_recipient_reject_code", "relay recipient table");
        }
        return Verdict.NONE;
    }

    private Verdict unknown(String parameter, String table) {
        String code = parameters.get(parameter);
        String where = parameters.isYes("show_user_unknown_table_name") ? " in " + table : "";
        return Verdict.reply(code + " " + code.charAt(0) + ".1.1 User unknown" + where, Optional.empty());
    }

    private boolean isUnknown(String name, AddressMaps maps, String recipient) {
        return !parameters.get(name).isEmpty()
                && !maps.isOpaque()
                && maps.find(recipient).isEmpty();
    }

    /** The entry that makes a recipient known, where there is one. */
    Optional<Hit> knownBy(String recipient) {
        return mta.aliases()
                .find(recipient)
                .or(() -> relayRecipients.find(recipient))
                .map(AddressMaps.Found::hit);
    }
}
