package org.mailwright.artefact;

/** The milters of a host as Postfix reaches them (milter(8) sockets in postconf(5)'s words). */
public final class Milter {
    /** rspamd's proxy worker, on the hosts that are mx or srs. */
    public static final String RSPAMD = "inet:127.0.0.1:11332";

    /** OpenDKIM's socket inside Postfix's queue directory, so that a chrooted smtpd would find it too. */
    public static final String OPENDKIM = "unix:/var/spool/postfix/opendkim/opendkim.sock";

    private Milter() {}
}
