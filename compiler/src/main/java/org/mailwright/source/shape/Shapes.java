package org.mailwright.source.shape;

import static org.mailwright.source.shape.Shape.field;
import static org.mailwright.source.shape.Shape.fields;
import static org.mailwright.source.shape.Shape.text;
import static org.mailwright.source.shape.Shape.texts;
import static org.mailwright.source.shape.Shape.word;

import java.util.List;
import java.util.stream.Stream;

/** Every key there is: mailwright.yaml, and the {@code mailwright::} keys in Hiera. The one definition of them. */
public final class Shapes {
    private static final Shape.Truth TRUTH = new Shape.Truth();
    private static final Shape TARGETS = new Shape.OneOrMore(text("address"));

    private static final Shape.Whole TIMEOUT = new Shape.Whole(1, 3600);
    private static final Shape.Whole MINIMUM = new Shape.Whole(0, Integer.MAX_VALUE);

    private static final Field CACHE = field(
            "cache",
            fields(
                    field("dir", text("path"), "", "where it lies: made with mode 0700, refused with a wider one"),
                    field("max_age", text("age"), "24h", "how old it may be: 90m, 24h, 7d")),
            "",
            "the last whole answer, used when the server does not answer; without it none is kept");

    private static final List<Field> PUPPETDB = List.of(
            field("url", text("uri"), "", "a live PuppetDB, https://; then file is its snapshot"),
            field("cert", text("path"), "", "who asks: a certificate that Puppet's authority has signed"),
            field("key", text("path"), "", "the key of cert, mode 0600"),
            field("ca", text("path"), "", "who signs PuppetDB's certificate; else whom Java trusts"),
            field(
                    "timeout",
                    TIMEOUT,
                    "30",
                    "seconds to wait for each part of an answer; the whole may take ten times as long"),
            field("page_size", new Shape.Whole(2, 100_000), "500", "rows a page"),
            CACHE);

    /** mailwright.yaml. */
    public static final Shape.Fields SITE_FILE = fields(
            field(
                    "hiera",
                    fields(
                            field("config", text("path"), "hiera.yaml", "Hiera 5's configuration"),
                            field(
                                    "nodes",
                                    new Shape.Either(
                                            text("path"),
                                            fields(
                                                    field("file", text("path"), "nodes", "the same as the path alone"),
                                                    field("puppetdb", new Shape.Fields(PUPPETDB), "", "or PuppetDB"),
                                                    field("minimum", MINIMUM, "0", "fewer nodes are refused"))),
                                    "nodes",
                                    "the inventory: a directory or PuppetDB's answer"),
                            field("puppet", new Shape.Whole(7, 8), "8", "which Puppet to answer like"),
                            field("scope", new Shape.Anything(), "{}", "facts of the site-wide look-ups"),
                            field("as_node", text("name"), "", "look up as this node would"),
                            field("keys", new Shape.Each(text("name"), text("name")), "{}", "your names for our keys")),
                    "",
                    "where Hiera is"),
            field(
                    "directory",
                    new Shape.OneOrMore(fields(
                            field("name", text("name"), "directory", "what messages call it"),
                            field("ldif", text("path"), "", "an LDIF file"),
                            field(
                                    "url",
                                    text("uri"),
                                    "",
                                    "a live server, ldaps:// or ldap://; then ldif is its snapshot"),
                            field("base", text("name"), "", "the DN below which people are, of an LDIF too"),
                            field("bind_dn", text("name"), "", "who asks; without it an anonymous reader"),
                            field("password_file", text("path"), "", "the password of bind_dn, mode 0600"),
                            field("client_cert", text("path"), "", "without bind_dn: who asks, by SASL EXTERNAL"),
                            field("client_key", text("path"), "", "the key of client_cert, mode 0600"),
                            field(
                                    "ca_file",
                                    text("path"),
                                    "",
                                    "who signs the server's certificate; else whom Java trusts"),
                            field("starttls", TRUTH, "on with ldap://", "false: read in the clear, anonymously"),
                            field("filter", text("name"), "(|(uid=*)(<forward>=*))", "which entries"),
                            field(
                                    "timeout",
                                    TIMEOUT,
                                    "30",
                                    "seconds to wait for each part of an answer; the whole may take ten times as long"),
                            field("page_size", new Shape.Whole(1, 100_000), "500", "entries a page"),
                            field(
                                    "attributes",
                                    fields(
                                            field("forward", text("name"), "emailForward", "where mail goes"),
                                            field("password", text("name"), "mailPassword", "submission password"),
                                            field("status", text("name"), "accountStatus", "state of the account")),
                                    "",
                                    "names of attributes"),
                            field("minimum", MINIMUM, "0", "fewer entries are refused"),
                            CACHE)),
                    "",
                    "people: forwards and submission passwords"),
            field(
                    "exported",
                    with(
                            PUPPETDB,
                            field("file", text("path"), "", "PuppetDB's answer to /pdb/query/v4/resources"),
                            field("type", text("name"), "Mailwright::Alias_domain", "the resource type"),
                            field("allow", new Shape.Each(text("name"), texts("domain")), "{}", "who may export what"),
                            field(
                                    "minimum",
                                    MINIMUM,
                                    "1 of a live PuppetDB",
                                    "fewer domains are refused; 0: PuppetDB may have none")),
                    "",
                    "alias domains that nodes export"),
            field(
                    "zones",
                    new Shape.Each(
                            text("zone"),
                            fields(
                                    field("file", text("path"), "", "the zone as kept by hand: read, never written"),
                                    field("ttl", new Shape.Whole(0, 604_800), "3600", "of our records, in seconds"),
                                    field("dnssec", TRUTH, "false", "the zone is signed; without it no TLSA"))),
                    "",
                    "the zones we write records for"),
            field(
                    "templates",
                    text("path"),
                    "",
                    "a directory with the site's own templates, in place of the built-in ones of the same names"),
            field(
                    "checks",
                    fields(
                            field(
                                    "sets",
                                    new Shape.Items(word("recommended", "strict", "production")),
                                    "[recommended]",
                                    "which rules are on"),
                            field(
                                    "severity",
                                    new Shape.Each(text("rule"), word("error", "warning", "info", "off")),
                                    "{}",
                                    "how much a kind of finding matters"),
                            field(
                                    "ignore",
                                    new Shape.Items(fields(
                                            field("rule", text("name"), "", "the finding's id"),
                                            field("at", text("name"), "", "how its place begins as it is printed"),
                                            field(
                                                    "file",
                                                    text("path"),
                                                    "",
                                                    "its file, with * and **, or its file:line"),
                                            field(
                                                    "key",
                                                    text("name"),
                                                    "",
                                                    "the key it is below, mailwright::aliases.press"),
                                            field("address", text("address"), "", "the address of ours it is about"),
                                            field("reason", text("name"), "", "why"),
                                            field("until", text("date"), "", "until when"))),
                                    "[]",
                                    "findings to keep quiet about")),
                    "",
                    "about the rules"));

    private static final Shape.Fields DOMAIN = fields(
            field("primary", TRUTH, "false", "the domain of people and roles"),
            field("alias_of", text("domain"), "", "every address of that domain exists here too"),
            field("served_by", new Shape.OneOrMore(text("name")), "", "a role or hosts that serve it"),
            field(
                    "recipients",
                    new Shape.Either(texts("local part"), text("verify or path")),
                    "",
                    "who exists there; with mx: direct verify alone"),
            field("mx", word("ours", "direct"), "ours", "direct: the serving hosts are its MX"),
            field("mail", word("none"), "", "none: neither gets nor sends mail"),
            field("sends", TRUTH, "false", "an alias domain that people send from"),
            field("exceptions", TRUTH, "false", "an alias domain may have addresses of its own"),
            field(
                    "dmarc",
                    fields(
                            field("p", word("none", "quarantine", "reject"), "none", "what to do with forgeries"),
                            field("sp", word("none", "quarantine", "reject"), "", "the same for subdomains"),
                            field("np", word("none", "quarantine", "reject"), "", "for subdomains that are not there"),
                            field("adkim", word("r", "s"), "", "DKIM alignment"),
                            field("t", word("y", "n"), "n", "testing"),
                            field("rua", texts("mailto"), "[]", "aggregate reports"),
                            field("ruf", texts("mailto"), "[]", "failure reports"),
                            field("fo", text("name"), "", "when to report failures")),
                    "",
                    "the DMARC policy"),
            field(
                    "spf",
                    fields(
                            field("all", word("fail", "softfail", "neutral"), "fail", "the last word"),
                            field("also", texts("spf term"), "[]", "terms in front of it")),
                    "",
                    "SPF beyond our own hosts"));

    /** A key in Hiera: its name, shape and one line for the reader. */
    public record Key(String name, Shape shape, String doc) {}

    /** The {@code mailwright::} keys, in the order of the documentation. */
    public static final List<Key> KEYS = List.of(
            new Key("domains", new Shape.Each(text("domain"), DOMAIN), "the domains of ours"),
            new Key("aliases", new Shape.Each(text("address"), TARGETS), "addresses that stand for others"),
            new Key("forwards", new Shape.Each(text("address"), TARGETS), "mail of those without an account"),
            new Key(
                    "dkim_keys",
                    new Shape.Items(fields(
                            field("domain", text("domain"), "", "the signing domain"),
                            field("selector", text("selector"), "", "the selector"),
                            field("signers", texts("name"), "[]", "roles or hosts that sign with it"),
                            field("use", word("dkim", "arc"), "dkim", "signatures, or the MX hosts' seal"),
                            field("public_key", text("path or key"), "", "what is published"),
                            field("private_key", text(Shape.Text.SECRET), "", "PEM, encrypted, or a file"),
                            field("cname", text("domain"), "", "a third party's record"))),
                    "the DKIM keys"),
            new Key(
                    "mx",
                    fields(
                            field(
                                    "own_from",
                                    word("pass", "reject"),
                                    "pass",
                                    "what to do with an unverified From of ours; one in a list domain is always refused"),
                            field("own_from_allow", texts("network"), "[]", "foreign lists our people post through"),
                            field(
                                    "dmarc_allow",
                                    texts("network"),
                                    "[]",
                                    "where a From may come from although it fails DMARC, as from foreign lists")),
                    "the MX hosts"),
            new Key(
                    "srs",
                    fields(
                            field(
                                    "hosts",
                                    text("domain"),
                                    "srs.<primary>",
                                    "the name whose MX set lists the SRS hosts"),
                            field("rewrite_to", text("domain"), "bounces.<primary>", "the domain of rewritten senders"),
                            field(
                                    "accept",
                                    word("bounces", "all"),
                                    "bounces",
                                    "all: any sender may write to a rewritten address, in any domain of ours"),
                            field("secrets", texts(Shape.Text.SECRET), "[]", "the first signs, all verify")),
                    "the SRS hosts"),
            new Key(
                    "submission",
                    fields(
                            field("name", text("domain"), "submission.<primary>", "the service's name"),
                            field(
                                    "passwords",
                                    fields(
                                            field(
                                                    "accept",
                                                    texts("scheme"),
                                                    "[ARGON2ID, BLF-CRYPT, SHA512-CRYPT]",
                                                    "fine"),
                                            field("warn", texts("scheme"), "[MD5-CRYPT]", "taken with a warning")),
                                    "",
                                    "password schemes"),
                            field(
                                    "senders",
                                    new Shape.Each(text("address"), new Shape.OneOrMore(text("uid"))),
                                    "{}",
                                    "who may send as an alias")),
                    "the submission hosts"),
            new Key(
                    "relay",
                    fields(
                            field("name", text("domain"), "", "the smarthost's name"),
                            field("clients", texts("network"), "[]", "further clients"),
                            field("senders", texts("domain"), "[]", "envelope domains they may use")),
                    "the relay hosts"),
            new Key(
                    "rspamd",
                    fields(
                            field("redis", text("host:port"), "", "without it no greylisting"),
                            field("clamav", text("socket"), "", "without it no virus check"),
                            field(
                                    "dmarc",
                                    fields(
                                            field(
                                                    "reject",
                                                    word("reject", "add_header", "pass"),
                                                    "reject",
                                                    "its domain says p=reject, and a copy would leave"),
                                            field(
                                                    "quarantine",
                                                    word("add_header", "pass"),
                                                    "add_header",
                                                    "it says p=quarantine, or p=reject and no copy leaves")),
                                    "",
                                    "a From of others that fails DMARC")),
                    "the filter on MX hosts"),
            new Key(
                    "mta_sts",
                    fields(
                            field("mode", word("none", "testing", "enforce"), "none", "the policy's mode"),
                            field("web", text("name"), "", "the host that serves policy and client configuration"),
                            field("max_age", new Shape.Whole(86_400, 31_557_600), "604800", "seconds")),
                    "MTA-STS (RFC 8461)"),
            new Key(
                    "tls_rpt",
                    fields(field("rua", texts("uri"), "[]", "where reports go")),
                    "TLS reporting (RFC 8460)"),
            new Key(
                    "tls",
                    fields(field(
                            "chain_files",
                            texts("path"),
                            "dehydrated's",
                            "key and certificate on the hosts; {host} is the name of each")),
                    "TLS on the hosts"),
            new Key("dns", fields(field("addresses", TRUTH, "false", "A and AAAA of hosts are ours too")), "the zones"),
            new Key("recipient_delimiter", text("delimiter"), "between address and extension"),
            new Key(
                    "extensions",
                    word("keep", "drop"),
                    "whether alice+lists@ leaves with +lists; keep without the key"),
            new Key(
                    "host",
                    fields(
                            field(
                                    "roles",
                                    new Shape.Items(
                                            word("mx", "srs", "submission", "relay", "lists", "sender", "client")),
                                    "[]",
                                    "what the host does for mail"),
                            field(
                                    "certificates",
                                    new Shape.Items(fields(
                                            field("file", text("path"), "", "certificate or chain, PEM"),
                                            field("next_key", text("path"), "", "the key the next one will have"))),
                                    "[]",
                                    "TLSA is made from these"),
                            field("addresses", texts("ip"), "from the facts", "where they are not public"),
                            field("preference", new Shape.Whole(0, 65_535), "10", "in MX sets"),
                            field("state", word("active", "draining"), "active", "draining: out of the MX sets"),
                            field("sends_for", texts("domain"), "[]", "further envelope domains"),
                            field("sends_from", texts("ip"), "[]", "where its mail leaves from, one address a family")),
                    "a node's part in the mail system"));

    private Shapes() {}

    /** A hash with these keys and more. */
    private static Shape.Fields with(List<Field> fields, Field... more) {
        return new Shape.Fields(Stream.concat(Stream.of(more), fields.stream()).toList());
    }

    /** The key of that name, without {@code mailwright::}. */
    public static Key key(String name) {
        return KEYS.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }
}
