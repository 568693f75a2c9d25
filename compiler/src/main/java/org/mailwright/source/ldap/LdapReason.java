package org.mailwright.source.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;
import java.util.Optional;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.TlsFault;

/** Says in plain words why a live directory could not be read. What a server says in free text is not repeated. */
final class LdapReason {
    private static final String CUT = "give the reader of this directory higher limits on the server";
    private static final String AGAIN = "run it again when the server is well";

    /** Results of a search that are about the whole of it (RFC 4511 appendix A.2), and their remedy. */
    private static final Map<ResultCode, String> REMEDIES = Map.of(
            ResultCode.SIZE_LIMIT_EXCEEDED,
            CUT,
            ResultCode.TIME_LIMIT_EXCEEDED,
            CUT,
            ResultCode.ADMIN_LIMIT_EXCEEDED,
            CUT,
            ResultCode.UNWILLING_TO_PERFORM,
            CUT,
            ResultCode.NO_SUCH_OBJECT,
            "correct base, or let the reader see it",
            ResultCode.REFERRAL,
            "name the server that holds this base",
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            "let the reader search there",
            ResultCode.CONFIDENTIALITY_REQUIRED,
            "leave out starttls: false");

    private LdapReason() {}

    /** The connection could not be made, or TLS on it. */
    static LdapFailure ofConnect(LdapServer server, Allowance allowance, LDAPException failure) {
        if (allowance.exceeded().isPresent()) {
            return cutOff(server, allowance.exceeded().get(), 0);
        }
        String url = server.url().text();
        return switch (TlsFault.of(failure)) {
            case OTHER_NAME ->
                LdapFailure.tls(
                        url + " shows a certificate for another name",
                        "write the name in its certificate, or give it one for "
                                + server.url().host());
            case NOT_VALID -> LdapFailure.tls(url + " shows a certificate that is not valid today", "renew it");
            case UNKNOWN_SIGNER ->
                LdapFailure.tls(
                        url + " shows a certificate that no authority of ours has signed",
                        "name the authority in ca_file");
            case NO_TLS, OURS_REFUSED ->
                LdapFailure.tls(
                        url + " and we do not agree on TLS",
                        "look at the server's log, and whether this port speaks TLS");
            case NO_ADDRESS ->
                LdapFailure.partial(url + " cannot be reached: its name has no address", "correct the name");
            case NOBODY -> LdapFailure.partial(url + " cannot be reached: nothing answers there", AGAIN);
            // Of the two threads of the library that wait for a handshake, the other one may have seen that it is late.
            case LATE, LOST ->
                LdapFailure.partial(
                        url + " cannot be reached: it ended the connection, or did not answer within "
                                + server.limits().seconds() + " s",
                        AGAIN);
        };
    }

    /** The server did not take us for who we say we are. */
    static LdapFailure ofBind(LdapServer server, Allowance allowance, LDAPException failure) {
        String url = server.url().text();
        if (allowance.exceeded().isPresent()) {
            return cutOff(server, allowance.exceeded().get(), 0);
        }
        if (isTimeout(failure)) {
            return LdapFailure.partial(
                    url + " did not answer within " + server.limits().seconds() + " s", AGAIN);
        }
        if (failure.getResultCode().isClientSideResultCode()) {
            return LdapFailure.lost(url + " was not read whole: the connection was lost before the first entry", AGAIN);
        }
        String remedy = server.login().kind() == LdapLogin.Kind.SIMPLE
                ? "look at bind_dn and password_file"
                : "look at client_cert, and whether the server asks for it";
        return LdapFailure.partial(
                url + " does not take " + server.login() + ": " + name(failure.getResultCode()), remedy);
    }

    /** The answer was cut short after so many entries. */
    static LdapFailure ofSearch(LdapServer server, LDAPException failure, int entries, boolean connected) {
        String url = server.url().text();
        if (isTimeout(failure)) {
            return LdapFailure.partial(
                    url + " was not read whole: no answer within "
                            + server.limits().seconds() + " s after " + entries + " entries",
                    AGAIN);
        }
        if (!connected || failure.getResultCode().equals(ResultCode.SERVER_DOWN)) {
            return LdapFailure.lost(
                    url + " was not read whole: the connection was lost after " + entries + " entries", AGAIN);
        }
        String remedy =
                Optional.ofNullable(REMEDIES.get(failure.getResultCode())).orElse(AGAIN);
        return LdapFailure.partial(
                url + " was not read whole: " + name(failure.getResultCode()) + " after " + entries + " entries",
                remedy);
    }

    /** The answer does not end; {@code why} is a clause. */
    static LdapFailure cutOff(LdapServer server, String why, int entries) {
        return LdapFailure.partial(
                server.url().text() + " was not read whole: " + why + " after " + entries + " entries",
                "look at base and filter, and at the server; for a slow one set a longer timeout, for a large one -Xmx"
                        + " in JAVA_TOOL_OPTIONS");
    }

    /** The name of a result code as RFC 4511 has it, in words: {@code size limit exceeded (4)}. */
    static String name(ResultCode code) {
        return code.getName() + " (" + code.intValue() + ")";
    }

    private static boolean isTimeout(LDAPException failure) {
        return failure.getResultCode().equals(ResultCode.TIMEOUT) || TlsFault.isLate(failure);
    }
}
