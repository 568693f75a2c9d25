package org.mailwright.route;

/**
 * A reply of the MX hosts to RCPT (RFC 5321 section 4.2, RFC 3463): what a table has for it, where one has. In a refusal Postfix
 * puts {@code <ADDRESS>: Recipient address rejected:} between the status and the text.
 */
public record Reply(int code, String status, String text) {
    public static final Reply ACCEPTED = new Reply(250, "2.1.5", "Ok");
    /** Every target was lost through a broken entry, which may be mended. */
    public static final Reply DEFERRED = new Reply(450, "4.2.1", "the address is being repaired");
    /** Postfix's own words for an address that {@code relay_recipient_maps} lacks. */
    public static final Reply UNKNOWN = new Reply(550, "5.1.1", "User unknown in relay recipient table");
    /** Postfix's own words for a name that its own mailboxes lack. */
    public static final Reply NO_MAILBOX = new Reply(550, "5.1.1", "User unknown in local recipient table");
    /** An address in no domain that the host takes mail for, or one that names a further way. */
    public static final Reply RELAY_DENIED = new Reply(554, "5.7.1", "Relay access denied");
    /** A text that Postfix does not take for an address. */
    public static final Reply BAD_SYNTAX = new Reply(501, "5.1.3", "Bad recipient address syntax");
    /** The same to MAIL. */
    public static final Reply BAD_SENDER = new Reply(501, "5.1.7", "Bad sender address syntax");
    /** A rewritten sender takes nothing else. */
    public static final Reply NO_BOUNCE = new Reply(550, "5.7.1", "only bounces are taken for this address");
    /** Of an SRS host to an MX host. */
    public static final Reply OUT_OF_STEP =
            new Reply(450, "4.2.1", "the tables of the MX hosts and of this host are not in step");
    /** To mail for the host's own IP address. */
    public static final Reply NO_MAILBOXES = new Reply(550, "5.1.1", "no mailboxes here");

    /** An account's mailDisableMessage. */
    public static Reply disabled(String message) {
        return new Reply(550, "5.7.1", message);
    }

    /** The next hop of Postfix's error(8), whose reply code is 550. */
    public String error() {
        return "error:" + status + " " + text;
    }

    @Override
    public String toString() {
        return code + " " + status + " " + text;
    }
}
