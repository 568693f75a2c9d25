package org.mailwright.source.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.source.net.Allowance;

/** Takes the answer of a live server: each entry is handed on and forgotten, each referral is kept to be told. */
final class LdapEntries implements SearchResultListener {
    private static final long serialVersionUID = 1L;

    /** Enough of userPassword to see whether it locks ({@code {CRYPT}*LK*}); what it hashes is nobody's business. */
    private static final int LOCK = 11;

    private static final int MOST_REFERRALS = 10;

    private final transient Consumer<DirectoryEntry> taker;
    private final transient Allowance allowance;
    private final String source;
    private final List<String> wanted;
    private final TreeSet<String> referrals = new TreeSet<>();
    private int count;
    private transient Optional<String> first = Optional.empty();

    LdapEntries(String source, List<String> wanted, Allowance allowance, Consumer<DirectoryEntry> taker) {
        this.source = source;
        this.allowance = allowance;
        this.wanted = List.copyOf(wanted);
        this.taker = taker;
    }

    int count() {
        return count;
    }

    /** The DN of the first entry since this was asked last: what tells a page from others. */
    Optional<String> page() {
        Optional<String> dn = first;
        first = Optional.empty();
        return dn;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        count++;
        Map<String, List<DirectoryEntry.Attribute>> attributes = new HashMap<>();
        for (String name : wanted) {
            List<DirectoryEntry.Attribute> values = values(entry, name);
            if (!values.isEmpty()) {
                attributes.put(name, values);
            }
        }
        DirectoryEntry read = new DirectoryEntry(entry.getDN(), attributes, false, Location.file(source), 0);
        if (first.isEmpty()) {
            first = Optional.of(entry.getDN());
        }
        try {
            allowance.keep(read.weight());
        } catch (IOException e) {
            // The next octet that is asked for ends the search.
            return;
        }
        taker.accept(read);
    }

    /** Those with options ({@code ;lang-en}) too, as from a file; sorted, for a server gives values in any order. */
    private static List<DirectoryEntry.Attribute> values(SearchResultEntry entry, String name) {
        int length = name.equals(Accounts.USER_PASSWORD) ? LOCK : Integer.MAX_VALUE;
        return entry.getAttributesWithOptions(name, Set.of()).stream()
                .flatMap(attribute -> Stream.of(attribute.getValueByteArrays()))
                .sorted(Arrays::compareUnsigned)
                .map(value -> Arrays.copyOf(value, Math.min(value.length, length)))
                .map(value -> new DirectoryEntry.Attribute(Optional.of(value), 0))
                .toList();
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        String[] urls = reference.getReferralURLs();
        referrals.add(urls.length == 0 ? "nowhere" : urls[0]);
        if (referrals.size() > MOST_REFERRALS) {
            referrals.pollLast();
        }
    }

    /** A warning for each place that the server points to; a few of them where there are many. */
    List<Diagnostic> referrals() {
        List<Diagnostic> findings = new ArrayList<>();
        for (String url : referrals) {
            findings.add(Diagnostic.warning(
                            LdapKinds.REFERRAL,
                            Location.ldap(source, 0, "", ""),
                            "the server points to " + url + " for more entries, which are not read")
                    .advising(
                            "give the directory a base without referrals, or name that server as a source of its own"));
        }
        return findings;
    }
}
