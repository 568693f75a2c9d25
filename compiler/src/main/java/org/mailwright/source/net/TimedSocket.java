package org.mailwright.source.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A socket whose every octet counts against the limits of an answer, those of a TLS handshake over it included. */
public final class TimedSocket extends Socket {
    private final Allowance allowance;

    /** One that is not connected. */
    public TimedSocket(Allowance allowance) {
        this.allowance = allowance;
    }

    /** One that is connected to the first address of the host that answers. */
    public static TimedSocket to(String host, int port, Allowance allowance) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            TimedSocket socket = new TimedSocket(allowance);
            try {
                socket.connect(new InetSocketAddress(address, port), allowance.patience());
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    /**
     * TLS over a connected socket, which begins with the first octet; the certificate is held against the name.
     *
     * @param rules {@code LDAPS} or {@code HTTPS}
     */
    public static SSLSocket secured(SSLSocketFactory tls, Socket socket, String host, int port, String rules)
            throws IOException {
        if (!(tls.createSocket(socket, host, port, true) instanceof SSLSocket secured)) {
            throw new IOException("not a TLS socket");
        }
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(rules);
        secured.setSSLParameters(parameters);
        return secured;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] octet = new byte[1];
                return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                setSoTimeout(allowance.patience());
                try {
                    int read = super.read(into, start, length);
                    allowance.read(Math.max(0, read));
                    return read;
                } catch (SocketTimeoutException e) {
                    // Where the whole answer is late, that is the reason.
                    allowance.patience();
                    throw e;
                }
            }
        };
    }
}
