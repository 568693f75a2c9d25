package org.mailwright.diagnostic;

import java.util.Comparator;

/**
 * The place an input value comes from: a position in a file, an attribute of a directory entry, or an exported
 * resource. It travels with the value to the emitted line and into every message.
 *
 * @param source the file as the operator knows it (relative to the site), or the name of a live source
 * @param line 1-based line, 0 where the source has no lines
 * @param column 1-based column, 0 where only the line is known
 * @param detail what a line cannot say: a DN and attribute, or an exporting node and its manifest; may be empty
 */
public record Location(String source, int line, int column, String detail) implements Comparable<Location> {

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::source)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column)
            .thenComparing(Location::detail);

    public Location {
        source = Printable.of(source);
        detail = Printable.of(detail);
    }

    /** A position in a file, line and column counted from 1. */
    public static Location file(String path, int line, int column) {
        return new Location(path, line, column, "");
    }

    /** A file as a whole. */
    public static Location file(String path) {
        return new Location(path, 0, 0, "");
    }

    /** An attribute of the directory entry {@code dn}, at {@code line} of an LDIF file (0 for a live server). */
    public static Location ldap(String source, int line, String dn, String attribute) {
        return new Location(source, line, 0, attribute.isEmpty() ? dn : dn + " " + attribute);
    }

    /** A resource exported by {@code certname}; {@code manifest} is Puppet's file:line, or empty. */
    public static Location exported(String source, String certname, String resource, String manifest) {
        return new Location(source, 0, 0, certname + " " + resource + (manifest.isEmpty() ? "" : " at " + manifest));
    }

    // data/common/mail.yaml:88:3
    // ldap/people.ldif:12: uid=alice,ou=users,dc=onion,dc=example emailForward
    // puppetdb/exported.json: web-01.onion.example Mailwright::Alias_domain[onion.test] at /etc/puppet/x.pp:5
    @Override
    public String toString() {
        String position = source + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
        return detail.isEmpty() ? position : position + ": " + detail;
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }
}
