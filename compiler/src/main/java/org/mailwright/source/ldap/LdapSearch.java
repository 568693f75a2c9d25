package org.mailwright.source.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.source.net.Allowance;

/** One search of a live directory, page after page (RFC 2696), over one connection. */
final class LdapSearch {
    /** An empty page is allowed; a server that gives nothing else would be asked for ever. */
    private static final int MOST_EMPTY_PAGES = 1000;

    private final LdapServer server;
    private final Allowance allowance;
    private final SearchRequest request;
    private final LdapEntries entries;

    private LdapSearch(LdapServer server, Allowance allowance, SearchRequest request, LdapEntries entries) {
        this.server = server;
        this.allowance = allowance;
        this.request = request;
        this.entries = entries;
    }

    static void read(
            LdapServer server,
            Allowance allowance,
            List<String> attributes,
            Consumer<DirectoryEntry> taker,
            Consumer<Diagnostic> findings)
            throws LdapFailure {
        LdapEntries entries = new LdapEntries(server.url().text(), attributes, allowance, taker);
        LdapSearch search = new LdapSearch(server, allowance, request(server, attributes, entries), entries);
        try (LDAPConnection connection = LdapConnection.open(server, allowance)) {
            search.pages(connection);
        }
        entries.referrals().forEach(findings);
    }

    private static SearchRequest request(LdapServer server, List<String> attributes, LdapEntries entries)
            throws LdapFailure {
        try {
            SearchRequest request = new SearchRequest(
                    entries,
                    new DN(server.base()).toString(),
                    SearchScope.SUB,
                    DereferencePolicy.NEVER,
                    0,
                    0,
                    false,
                    Filter.create(server.filter()),
                    attributes.toArray(String[]::new));
            request.setFollowReferrals(false);
            return request;
        } catch (LDAPException e) {
            throw LdapFailure.unusable(
                    "the base or the filter of " + server.url().text() + " has a syntax error",
                    "write the base as in RFC 4514 and the filter as in RFC 4515");
        }
    }

    private void pages(LDAPConnection connection) throws LdapFailure {
        Optional<ASN1OctetString> cookie = Optional.empty();
        boolean paged = false;
        int empty = 0;
        Set<String> pages = new HashSet<>();
        do {
            int before = entries.count();
            Optional<SimplePagedResultsControl> page = page(connection, cookie);
            if (paged && page.isEmpty()) {
                throw cut("it stopped to answer in pages", "ask the server's operators");
            }
            paged = page.isPresent();
            cookie = page.filter(SimplePagedResultsControl::moreResultsToReturn)
                    .map(SimplePagedResultsControl::getCookie);
            if (!entries.page().map(pages::add).orElse(true)) {
                throw cut("it gives a page twice", "look at whether it or a proxy before it loses the paging control");
            }
            empty = entries.count() == before ? empty + 1 : 0;
            if (empty > MOST_EMPTY_PAGES) {
                throw cut("its pages are empty and never end", "ask the server's operators");
            }
        } while (cookie.isPresent());
    }

    /** One page; nothing for a server that knows no pages, which then has given everything at once. */
    private Optional<SimplePagedResultsControl> page(LDAPConnection connection, Optional<ASN1OctetString> cookie)
            throws LdapFailure {
        Control paging = new SimplePagedResultsControl(server.pageSize(), cookie.orElse(null), false);
        request.setControls(paging);
        try {
            SearchResult result = connection.search(request);
            if (allowance.exceeded().isPresent()) {
                throw LdapReason.cutOff(server, allowance.exceeded().get(), entries.count());
            }
            return Optional.ofNullable(SimplePagedResultsControl.get(result));
        } catch (LDAPException e) {
            if (allowance.exceeded().isPresent()) {
                throw LdapReason.cutOff(server, allowance.exceeded().get(), entries.count());
            }
            throw LdapReason.ofSearch(server, e, entries.count(), connection.isConnected());
        }
    }

    private LdapFailure cut(String why, String remedy) {
        return LdapFailure.partial(
                server.url().text() + " was not read whole: " + why + " after " + entries.count() + " entries", remedy);
    }
}
