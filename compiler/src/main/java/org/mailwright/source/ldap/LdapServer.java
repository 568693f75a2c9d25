package org.mailwright.source.ldap;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.Limits;

/**
 * A live LDAP server as a directory of people. It is read in pages over one connection; whatever cuts the answer short
 * is an {@link LdapFailure}, so that half an answer is never taken for the whole.
 *
 * @param base the DN below which people are
 * @param filter which entries (RFC 4515)
 * @param login who reads
 * @param tls how to tell the right server; absent for a connection in the clear
 * @param pageSize entries a page (RFC 2696)
 * @param limits of the answer with all its pages
 */
public record LdapServer(
        LdapUrl url, String base, String filter, LdapLogin login, Optional<SSLContext> tls, int pageSize, Limits limits)
        implements Directory {

    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        // The library is behind this line: a site without a url never loads a class of it.
        LdapSearch.read(this, new Allowance(limits), attributes, entries, findings);
    }
}
