package org.mailwright.source.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.TimedSocket;

/** Sockets in the clear, each octet of which counts against the limits of the answer. */
final class PlainSockets extends SocketFactory {
    private final Allowance allowance;

    PlainSockets(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public Socket createSocket() {
        return new TimedSocket(allowance);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return TimedSocket.to(host, port, allowance);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return TimedSocket.to(host.getHostAddress(), port, allowance);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
