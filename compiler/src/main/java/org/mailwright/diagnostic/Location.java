package org.mailwright.diagnostic;

import java.util.Comparator;

/**
 * The place an input value comes from: a position in a file, an attribute of a directory entry, or an exported
 * resource. It travels with the value to the emitted line and into every message. A large file has millions of them,
 * so the text of one is made printable once and shared by those made from it, and that of an attribute only when it is
 * shown.
 */
public final class Location implements Comparable<Location> {

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::source)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column)
            .thenComparing(Location::detail);

    private final String source;
    /** Printable; of an attribute the DN alone, as it was read. */
    private final String detail;

    /** Empty where the place is none of an entry's attributes. */
    private final String attribute;

    private final int line;
    private final int column;

    private Location(String printableSource, int line, int column, String detail, String attribute) {
        this.source = printableSource;
        this.line = line;
        this.column = column;
        this.detail = detail;
        this.attribute = attribute;
    }

    /** A position in a file, line and column counted from 1. */
    public static Location file(String path, int line, int column) {
        return new Location(Printable.of(path), line, column, "", "");
    }

    /** A file as a whole. */
    public static Location file(String path) {
        return file(path, 0, 0);
    }

    /** An attribute of the directory entry {@code dn}, at {@code line} of an LDIF file (0 for a live server). */
    public static Location ldap(String source, int line, String dn, String attribute) {
        return file(source).entry(line, dn, attribute);
    }

    /** The same of an entry in this file or server; an empty attribute stands for the entry as a whole. */
    public Location entry(int entryLine, String dn, String entryAttribute) {
        return dn.isEmpty() || entryAttribute.isEmpty()
                ? new Location(source, entryLine, 0, Printable.of(dn + entryAttribute), "")
                : new Location(source, entryLine, 0, dn, entryAttribute);
    }

    /** A resource exported by {@code certname}; {@code manifest} is Puppet's file:line, or empty. */
    public static Location exported(String source, String certname, String resource, String manifest) {
        String detail = certname + " " + resource + (manifest.isEmpty() ? "" : " at " + manifest);
        return new Location(Printable.of(source), 0, 0, Printable.of(detail), "");
    }

    /** Another position in the same file, line and column counted from 1. */
    public Location at(int otherLine, int otherColumn) {
        return new Location(source, otherLine, otherColumn, detail, attribute);
    }

    /** The file as the operator knows it (relative to the site), or the name of a live source. */
    public String source() {
        return source;
    }

    /** 1-based line, 0 where the source has no lines. */
    public int line() {
        return line;
    }

    /** 1-based column, 0 where only the line is known. */
    public int column() {
        return column;
    }

    /** What a line cannot say: a DN and attribute, or an exporting node and its manifest; may be empty. */
    public String detail() {
        return attribute.isEmpty() ? detail : Printable.of(detail + " " + attribute);
    }

    // data/common/mail.yaml:88:3
    // ldap/people.ldif:12: uid=alice,ou=users,dc=onion,dc=example emailForward
    // puppetdb/exported.json: web-01.onion.example Mailwright::Alias_domain[onion.test] at /etc/puppet/x.pp:5
    @Override
    public String toString() {
        String position = source + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
        String more = detail();
        return more.isEmpty() ? position : position + ": " + more;
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Location place
                && line == place.line
                && column == place.column
                && source.equals(place.source)
                && (detail.equals(place.detail) && attribute.equals(place.attribute)
                        || detail().equals(place.detail()));
    }

    @Override
    public int hashCode() {
        return ((source.hashCode() * 31 + line) * 31 + column) * 31 + detail().hashCode();
    }
}
