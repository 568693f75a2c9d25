package org.mailwright.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sites that are mutated: the samples, and one small site that has something of everything. */
final class Corpus {
    private static final Path SAMPLES = Path.of("hiera-samples");
    private static final Path SMALL = Path.of("compiler/src/test/resources/rule-site");

    private final List<Base> usual;
    private final List<Base> large;
    private final Canaries canaries;

    /** A site, and the names in it that commands ask for. */
    record Base(String name, SiteFiles files, String host, String primary) {}

    Corpus() {
        Base minimal = sample("minimal", "mail.garlic.example", "garlic.example");
        usual = List.of(
                small(),
                small(),
                small(),
                small(),
                everything(minimal),
                everything(minimal),
                minimal,
                sample("no-ldap", "mail-01.cress.example", "cress.example"),
                sample("no-secrets", "mx-01.chive.example", "chive.example"),
                sample("ed25519", "mx-01.leek.example", "leek.example"));
        large = List.of(
                sample("hostile-hiera", "mx-01.onion.example", "onion.example"),
                sample("hostile-input", "mx-01.onion.example", "onion.example"),
                sample("onion", "mx-01.onion.example", "onion.example"));
        canaries = Canaries.of(
                Stream.concat(usual.stream(), large.stream()).map(Base::files).toList());
    }

    /** Mostly one of the small ones: they are as deep and take a tenth of the time. */
    Base any(Dice dice) {
        return dice.of(dice.onceIn(40) ? large : usual);
    }

    Canaries canaries() {
        return canaries;
    }

    private static Base sample(String name, String host, String primary) {
        return new Base(name, SiteFiles.read(SAMPLES.resolve(name)), host, primary);
    }

    private static Base small() {
        SiteFiles people = SiteFiles.read(SAMPLES.resolve("minimal"));
        SiteFiles files = SiteFiles.read(SMALL)
                .plus("mailwright.yaml", "zones: {onion.example: {dnssec: true}, onion.test: {}}")
                .with("ldap/people.ldif", people.text("ldap/people.ldif").replace("garlic", "onion"))
                .with("data/page.yaml", """
                        mailwright::host: {roles: [mx, srs, submission]}
                        mailwright::srs: {secrets: [plain-canary-of-the-small-site]}
                        mailwright::forwards: {carol: carol@riseup.example}
                        """);
        return new Base("small", files, "box-01.onion.example", "onion.example");
    }

    /** The smallest sample with a zone kept by hand, exported names, lists, a second host, and settings of every kind. */
    private static Base everything(Base minimal) {
        SiteFiles files = minimal.files()
                .with(
                        "mailwright.yaml",
                        minimal.files()
                                        .text("mailwright.yaml")
                                        .replace(
                                                "garlic.example: {dnssec: true}",
                                                "garlic.example: {file: dns/db.garlic.example, dnssec: true}")
                                + "exported: {file: puppetdb/exported.json, allow: {web-01.garlic.example: [www.garlic.example]}}\n"
                                + "checks: {ignore: [{rule: dmarc-policy-none, reason: to begin with, until: 2027-01-31}]}\n")
                .with("dns/db.garlic.example", """
                        $ORIGIN garlic.example.
                        $TTL 3600
                        @ IN SOA ns1 hostmaster (
                            1 7200 1800 1209600 300 )
                          IN NS ns1
                        ns1 IN A 192.0.2.53
                        mail IN A 192.0.2.25
                             IN AAAA 2001:db8:192::25
                        web-01 IN A 192.0.2.80
                        _dmarc.old IN TXT "v=DMARC1; p=none"
                        $GENERATE 1-3 h$ A 192.0.2.${100,0,d}
                        """)
                .with("puppetdb/exported.json", """
                        [{"certname": "web-01.garlic.example", "type": "Mailwright::Alias_domain",
                          "title": "www.garlic.example", "exported": true, "file": "/etc/puppet/x.pp", "line": 3,
                          "tags": [], "environment": "production", "parameters": {"alias_of": "garlic.example"}}]
                        """)
                .with("nodes/web-01.garlic.example.json", """
                        {"networking": {"fqdn": "web-01.garlic.example", "ip": "192.0.2.80"},
                         "os": {"release": {"major": "13"}}}
                        """)
                .with("lists/lists.garlic.example", "discuss\nannounce\n")
                .plus(
                        "data/common.yaml",
                        "lookup_options:",
                        "  \"^mailwright::(aliases|forwards)$\": {merge: hash}",
                        "mailwright::mta_sts: {mode: testing, web: web-01.garlic.example}",
                        "mailwright::tls_rpt: {rua: [\"mailto:tlsrpt@reports.example\"]}",
                        "mailwright::recipient_delimiter: \"+\"",
                        "mailwright::mx: {own_from: reject, own_from_allow: [198.51.100.0/24], dmarc_allow: [192.0.2.7]}",
                        "mailwright::submission: {senders: {press: [alice]}}",
                        "mailwright::relay: {clients: [198.51.100.0/24]}",
                        "site::secret: \"%{lookup('mailwright::srs')}\"");
        return new Base("everything", files, minimal.host(), minimal.primary());
    }

    /** The site of a name. */
    Base byName(String name) {
        return Stream.concat(usual.stream(), large.stream())
                .filter(base -> base.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
