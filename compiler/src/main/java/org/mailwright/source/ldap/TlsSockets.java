package org.mailwright.source.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.TimedSocket;

/**
 * TLS sockets that hold the server to the name it was asked by (RFC 2818 section 3.1, which RFC 4513 follows), and whose
 * octets count against the limits of the answer. The library does neither in the handshake: it has no time limit there, and
 * its own verifier takes any certificate on the loopback interface.
 */
final class TlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final String host;
    private final Allowance allowance;

    /** @param host as the site names it */
    TlsSockets(SSLSocketFactory sockets, String host, Allowance allowance) {
        this.sockets = sockets;
        this.host = host;
        this.allowance = allowance;
    }

    /** TLS is spoken over a socket that is connected: the library asks for one by its address then. */
    @Override
    public Socket createSocket() throws IOException {
        throw new IOException("not before it is connected");
    }

    @Override
    public Socket createSocket(Socket socket, String named, int port, boolean autoClose) throws IOException {
        return TimedSocket.secured(sockets, socket, host, port, "LDAPS");
    }

    @Override
    public Socket createSocket(String named, int port) throws IOException {
        return createSocket(TimedSocket.to(named, port, allowance), named, port, true);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String named, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(named, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
