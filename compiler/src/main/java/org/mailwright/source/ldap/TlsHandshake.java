package org.mailwright.source.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.io.IOException;
import javax.net.ssl.SSLSocket;

/** Waits for the end of the handshake, in which the name is verified, before a word of LDAP is said. */
final class TlsHandshake extends SSLSocketVerifier {
    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "no TLS", e);
        }
    }
}
