package org.mailwright.source.ldap;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.mailwright.source.net.Allowance;

/** Opens a connection to a live server: encrypted, the server's name verified, and bound, or not at all. */
final class LdapConnection {
    /** No entry of a person is larger; one that is costs the connection, not the memory. */
    private static final int LARGEST_ANSWER = 4 << 20;

    private LdapConnection() {}

    static LDAPConnection open(LdapServer server, Allowance allowance) throws LdapFailure {
        LDAPConnection connection = connected(server, allowance);
        try {
            if (!server.url().encrypted() && server.tls().isPresent()) {
                startTls(connection, server, allowance, server.tls().get());
            }
            bind(connection, server, allowance);
            return connection;
        } catch (LdapFailure | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static LDAPConnectionOptions options(LdapServer server) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(server.limits().seconds() * 1000);
        options.setResponseTimeoutMillis(server.limits().seconds() * 1000L);
        options.setMaxMessageSize(LARGEST_ANSWER);
        options.setFollowReferrals(false);
        // One request at a time needs no thread that reads.
        options.setUseSynchronousMode(true);
        options.setSSLSocketVerifier(new TlsHandshake());
        return options;
    }

    private static TlsSockets sockets(LdapServer server, Allowance allowance, SSLContext context) {
        return new TlsSockets(context.getSocketFactory(), server.url().host(), allowance);
    }

    private static LDAPConnection connected(LdapServer server, Allowance allowance) throws LdapFailure {
        SocketFactory sockets = server.tls()
                .filter(context -> server.url().encrypted())
                .<SocketFactory>map(context -> sockets(server, allowance, context))
                .orElseGet(() -> new PlainSockets(allowance));
        LDAPConnection connection = new LDAPConnection(sockets, options(server));
        try {
            connection.connect(server.url().host(), server.url().port());
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw LdapReason.ofConnect(server, allowance, e);
        }
    }

    private static void startTls(LDAPConnection connection, LdapServer server, Allowance allowance, SSLContext context)
            throws LdapFailure {
        ResultCode code;
        try {
            code = connection
                    .processExtendedOperation(new StartTLSExtendedRequest(sockets(server, allowance, context)))
                    .getResultCode();
        } catch (LDAPException e) {
            code = e.getResultCode();
            if (code.isClientSideResultCode()) {
                throw LdapReason.ofConnect(server, allowance, e);
            }
        }
        if (!code.equals(ResultCode.SUCCESS)) {
            throw LdapFailure.tls(
                    server.url().text() + " refuses StartTLS: " + LdapReason.name(code),
                    "give the server a certificate, or use its ldaps port");
        }
    }

    private static void bind(LDAPConnection connection, LdapServer server, Allowance allowance) throws LdapFailure {
        try {
            switch (server.login().kind()) {
                case ANONYMOUS -> {
                    // A connection that is not bound is an anonymous one.
                }
                case SIMPLE ->
                    connection.bind(new SimpleBindRequest(
                            server.login().dn(), server.login().password()));
                // An empty name to act as, not none: OpenLDAP would ask back for it.
                case EXTERNAL -> connection.bind(new EXTERNALBindRequest(""));
            }
        } catch (LDAPException e) {
            throw LdapReason.ofBind(server, allowance, e);
        }
    }
}
