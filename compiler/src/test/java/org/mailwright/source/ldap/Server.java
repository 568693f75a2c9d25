package org.mailwright.source.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.source.net.Limits;

/** An LDAP server inside the test, on the loopback interface, with whatever is wrong with it. */
final class Server implements AutoCloseable {
    static final String BASE = "ou=users,dc=onion,dc=example";
    static final String READER = "cn=mail,dc=onion,dc=example";
    static final String PASSWORD = "throw-away-7Qz";

    private final InMemoryDirectoryServer server;
    private final Fault fault = new Fault();

    /** What goes wrong, and when. */
    static final class Fault extends InMemoryOperationInterceptor {
        private ResultCode code = ResultCode.SUCCESS;
        private int page;
        private int again;
        private int seen;
        private Consumer<InMemoryInterceptedSearchResult> deed = result -> {};

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            seen++;
            if (seen == page || seen == again) {
                deed.accept(result);
                if (!code.equals(ResultCode.SUCCESS)) {
                    result.setResult(new com.unboundid.ldap.sdk.LDAPResult(
                            result.getMessageID(), code, "hidden words", null, List.of(), List.of()));
                }
            }
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
            // Every entry passes.
        }
    }

    Server(Optional<SSLContext> ldaps, Optional<SSLContext> startTls) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=onion,dc=example");
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, PASSWORD);
            config.addInMemoryOperationInterceptor(fault);
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            config.setListenerConfigs(
                    ldaps.isPresent()
                            ? InMemoryListenerConfig.createLDAPSConfig(
                                    "ldaps", loopback, 0, ldaps.get().getServerSocketFactory(), null)
                            : InMemoryListenerConfig.createLDAPConfig(
                                    "ldap",
                                    loopback,
                                    0,
                                    startTls.map(SSLContext::getSocketFactory).orElse(null)));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=onion,dc=example", "objectClass: domain", "dc: onion");
            server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: users");
            server.startListening();
        } catch (LDAPException | LDIFException | UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static Server plain() {
        return new Server(Optional.empty(), Optional.empty());
    }

    /** So many people, p0001 first; each with a forward and a password. */
    Server with(int people) {
        for (int i = 1; i <= people; i++) {
            add(String.format("uid=p%04d,%s", i, BASE), String.format("uid: p%04d", i), "emailForward: a@mail.example");
        }
        return this;
    }

    Server add(String dn, String... lines) {
        try {
            List<String> entry = new ArrayList<>(List.of("dn: " + dn, "objectClass: debianAccount"));
            entry.addAll(List.of(lines));
            server.add(entry.toArray(String[]::new));
            return this;
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At the end of this page, the result is that. */
    Server failing(int page, ResultCode code) {
        fault.page = page;
        fault.code = code;
        return this;
    }

    /** At the end of this page, all connections are gone. */
    Server losing(int page) {
        return doing(page, result -> server.closeAllConnections(false));
    }

    /** At the end of both of these, too. */
    Server losing(int page, int again) {
        fault.again = again;
        return losing(page);
    }

    Server doing(int page, Consumer<InMemoryInterceptedSearchResult> deed) {
        fault.page = page;
        fault.deed = deed;
        return this;
    }

    /** How many pages were asked for. */
    int pages() {
        return fault.seen;
    }

    int port() {
        return server.getListenPort();
    }

    /** It as a reader in the clear sees it. */
    LdapServer anonymously(int pageSize) {
        return as("ldap", LdapLogin.anonymous(), Optional.empty(), pageSize);
    }

    LdapServer as(String scheme, LdapLogin login, Optional<SSLContext> tls, int pageSize) {
        LdapUrl url = LdapUrl.parse(scheme + "://127.0.0.1:" + port()).orElseThrow();
        return new LdapServer(url, BASE, "(uid=*)", login, tls, pageSize, new Limits(2, 20, 64 << 20));
    }

    /** What it gives, by DN. */
    static TreeMap<String, DirectoryEntry> entries(LdapServer server, List<Diagnostic> findings)
            throws java.io.IOException {
        TreeMap<String, DirectoryEntry> found = new TreeMap<>();
        server.read(
                List.of("uid", "emailForward", "userPassword"), entry -> found.put(entry.dn(), entry), findings::add);
        return found;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
