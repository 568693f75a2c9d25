package org.mailwright.source.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;

/**
 * The entries of a file that a live server would give for a base and a filter (RFC 4515). An entry with a line that could
 * not be read stays: what the filter asks for may be in that line.
 */
public final class Excerpt implements Directory {
    private final Directory whole;
    private final DN base;
    private final Filter filter;

    private Excerpt(Directory whole, DN base, Filter filter) {
        this.whole = whole;
        this.base = base;
        this.filter = filter;
    }

    /** The part of a directory below {@code base}; an empty base has all. */
    public static Parsed<Excerpt> of(Directory whole, String base, String filter) {
        try {
            DN dn = new DN(base);
            try {
                return Parsed.of(new Excerpt(whole, dn, Filter.create(filter)));
            } catch (LDAPException e) {
                return Parsed.not("the filter \"" + filter + "\" has a syntax error");
            }
        } catch (LDAPException e) {
            return Parsed.not("the base \"" + base + "\" is not a DN");
        }
    }

    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(attributes);
        List<String> wanted = new ArrayList<>(attributes);
        names(filter).filter(known::add).forEach(wanted::add);
        whole.read(
                wanted,
                entry -> {
                    if (has(entry)) {
                        entries.accept(entry);
                    }
                },
                findings);
    }

    private boolean has(DirectoryEntry entry) {
        try {
            DN dn = new DN(entry.dn());
            return dn.isDescendantOf(base, true)
                    && (entry.damaged() || filter.matchesEntry(new Entry(dn, values(entry))));
        } catch (LDAPException e) {
            return false;
        }
    }

    private static List<Attribute> values(DirectoryEntry entry) {
        List<Attribute> found = new ArrayList<>();
        entry.attributes()
                .forEach((name, values) -> found.add(new Attribute(
                        name,
                        values.stream().flatMap(value -> value.value().stream()).toArray(byte[][]::new))));
        return found;
    }

    private static Stream<String> names(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND, Filter.FILTER_TYPE_OR ->
                Arrays.stream(filter.getComponents()).flatMap(Excerpt::names);
            case Filter.FILTER_TYPE_NOT -> names(filter.getNOTComponent());
            default -> Stream.ofNullable(filter.getAttributeName());
        };
    }
}
