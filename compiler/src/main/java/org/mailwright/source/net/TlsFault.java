package org.mailwright.source.net;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a connection to a server did not come to be, out of what Java throws. */
public enum TlsFault {
    /** The server's certificate is for another name. */
    OTHER_NAME,
    /** The server's certificate is over, or not valid yet. */
    NOT_VALID,
    /** No authority of ours has signed the server's certificate. */
    UNKNOWN_SIGNER,
    /** The server does not take our certificate, or wants one. */
    OURS_REFUSED,
    /** TLS failed otherwise. */
    NO_TLS,
    /** The name has no address. */
    NO_ADDRESS,
    /** Nothing answers there. */
    NOBODY,
    /** No answer in time. */
    LATE,
    /** The connection ended, or something else. */
    LOST;

    /** So many causes of causes are looked at. */
    private static final int DEEPEST = 20;

    /** Alerts about the peer's certificate (RFC 8446 section 6.2) as Java words them. */
    private static final String ALERT =
            ".*alert: (bad_certificate|unsupported_certificate|certificate_[a-z]+|unknown_ca|access_denied).*";

    /** What it is. */
    public static TlsFault of(Throwable failure) {
        if (isOtherName(failure)) {
            return OTHER_NAME;
        }
        if (caused(failure, CertificateExpiredException.class)
                || caused(failure, CertificateNotYetValidException.class)) {
            return NOT_VALID;
        }
        if (caused(failure, CertPathBuilderException.class) || caused(failure, CertPathValidatorException.class)) {
            return UNKNOWN_SIGNER;
        }
        // Java wraps a timeout in the handshake in an exception of TLS.
        if (isLate(failure)) {
            return LATE;
        }
        Optional<Throwable> tls =
                causes(failure).filter(SSLException.class::isInstance).findFirst();
        if (tls.isPresent()) {
            return String.valueOf(tls.get().getMessage()).matches(ALERT) ? OURS_REFUSED : NO_TLS;
        }
        if (caused(failure, UnknownHostException.class)) {
            return NO_ADDRESS;
        }
        return caused(failure, ConnectException.class) || caused(failure, NoRouteToHostException.class) ? NOBODY : LOST;
    }

    /** True when something did not come in time. */
    public static boolean isLate(Throwable failure) {
        return caused(failure, SocketTimeoutException.class);
    }

    /** The JDK says so with this class itself; a chain that does not end at an authority has a subclass. */
    private static boolean isOtherName(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause.getClass().equals(CertificateException.class));
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
