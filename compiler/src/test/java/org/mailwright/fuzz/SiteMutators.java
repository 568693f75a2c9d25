package org.mailwright.fuzz;

import java.util.List;

/** Settings that change much: the hierarchy, the options of the site, further keys. */
final class SiteMutators {
    private static final List<String> HIERARCHY = List.of(
            "  - {name: g1, glob: \"**/*.yaml\"}",
            "  - {name: g2, globs: [\"*/x\", \"loop/**/x.yaml\", \"[\", \"{a,b,{c}}\"]}",
            "  - {name: g3, glob: \"../**\"}",
            "  - {name: m, mapped_paths: [networking.interfaces, i, \"%{i}.yaml\"]}",
            "  - {name: m2, mapped_paths: [a]}",
            "  - {name: u, uri: \"http://192.0.2.1/\", data_hash: yaml_data}",
            "  - {name: p, path: /etc/passwd}",
            "  - {name: p2, path: \"../../../../../../../etc/passwd\"}",
            "  - {name: p3, path: \"%{facts.a}/%{b}.yaml\"}",
            "  - {name: p4, paths: []}",
            "  - {name: p5, path: x, paths: [y]}",
            "  - {name: j, data_hash: json_data, path: common.yaml}",
            "  - {name: h, data_hash: hocon_data, path: common.yaml}",
            "  - {name: r, lookup_key: \"profile::x\"}",
            "  - {name: e, lookup_key: eyaml_lookup_key, path: common.yaml, options: {pkcs7_private_key: common.yaml, pkcs7_public_key: x}}",
            "  - {name: e2, lookup_key: eyaml_lookup_key, path: common.yaml}",
            "  - {name: o, path: common.yaml, options: {path: x}}",
            "  - {name: d, datadir: /, glob: \"*.yaml\"}",
            "  - {name: d2, datadir: \"%{x}\", path: common.yaml}",
            "  - {name: this node, path: common.yaml}",
            "  - name: \"a\\nb\"",
            "  - 5");

    private static final List<String> KEYS = List.of(
            "lookup_options: {\"^mailwright::.*\": {merge: deep}}",
            "lookup_options: {\"mailwright::aliases\": {merge: {strategy: deep, knockout_prefix: \"--\"}}}",
            "lookup_options: {\"mailwright::srs\": {convert_to: Sensitive}}",
            "lookup_options: {\"mailwright::aliases\": {convert_to: Sensitive}}",
            "lookup_options: {\"mailwright::dkim_keys\": {convert_to: [Array, true]}}",
            "lookup_options: {\"^(\": {merge: unique}}",
            "lookup_options: {\"^(a+)+$\": {merge: unique}}",
            "lookup_options: {\"mailwright::host\": {merge: first, convert_to: \"Hash[\"}}",
            "lookup_options: []",
            "mailwright::recipient_delimiter: \"+\"",
            "mailwright::recipient_delimiter: \"+-\"",
            "mailwright::recipient_delimiter: \"\\n\"",
            "mailwright::extensions: drop",
            "mailwright::mx: {own_from: reject, own_from_allow: [192.0.2.0/24, \"::/0\"]}",
            "mailwright::mx: {own_from_allow: [192.0.2.1/24]}",
            "mailwright::mx: {dmarc_allow: [192.0.2.1/24, \"::/0\"]}",
            "mailwright::rspamd: {dmarc: {reject: pass, quarantine: reject}}",
            "mailwright::aliases: {\"alice+x\": bob, alice: bob, bob: [alice, \"bob+x\"]}",
            "mailwright::aliases: {\"*\": bob, \"@garlic.example\": bob, \"a b\": bob, root: root}",
            "mailwright::forwards: {alice: alice@alice.example, \"alice+x\": \"|sh\"}",
            "mailwright::forwards: {bob: [a@mail.example, \":include:/etc/passwd\", /dev/null]}",
            "mailwright::domains: {garlic.example: {primary: true}, sender.example: {served_by: mail.garlic.example, mx: direct, recipients: [a, b]}}",
            "mailwright::domains: {onion.example: {primary: true}, d.example: {served_by: box-01.onion.example, mx: direct}}",
            "mailwright::domains: {garlic.example: {primary: true, dmarc: {p: reject, sp: none, rua: [\"mailto:a@b.example!1x\"]}, spf: {also: [\"include:%{x}\", \"exists:%{i}.x\", \"ip4:0.0.0.0/0\"]}}}",
            "mailwright::domains: {garlic.example: {primary: true}, l.example: {served_by: lists, recipients: verify}}",
            "mailwright::domains: {garlic.example: {primary: true}, l.example: {served_by: mx, recipients: lists/l}}",
            "mailwright::domains: {a.example: {primary: true}, b.example: {primary: true}}",
            "mailwright::domains: {a.example: {alias_of: b.example}, b.example: {alias_of: a.example}}",
            "mailwright::domains: {garlic.example: {primary: true, mail: none}}",
            "mailwright::srs: {rewrite_to: garlic.example, secrets: [plain-canary-of-srs-rewrite]}",
            "mailwright::srs: {hosts: mail.garlic.example, rewrite_to: mail.garlic.example}",
            "mailwright::srs: {secrets: [\"plain-canary\\nof-srs-lines\"]}",
            "mailwright::srs: {secrets: [[plain-canary-of-srs-nested]]}",
            "mailwright::srs: {secrets: [\"plain-canary-of-srs-%{x}\"]}",
            "mailwright::dkim_keys: [{domain: garlic.example, selector: s, signers: [mx], private_key: plain-canary-of-dkim}]",
            "mailwright::dkim_keys: [{domain: garlic.example, selector: s, signers: [srs], private_key: keys/eyaml/private_key.pkcs7.pem}]",
            "mailwright::dkim_keys: [{domain: garlic.example, selector: s, signers: [srs], private_key: \"-----BEGIN PRIVATE KEY-----\\nplain-canary-of-dkim-pem\\n-----END PRIVATE KEY-----\\n\"}]",
            "mailwright::dkim_keys: [{domain: garlic.example, selector: \"a\\\"b\", cname: x.vendor.example}]",
            "mailwright::submission: {passwords: {accept: [SHA512-CRYPT, X], warn: [PLAIN, MD5-CRYPT]}, senders: {press: [alice, nobody]}}",
            "mailwright::submission: {senders: {\"alice\\nbob\": [\"a b\"]}}",
            "mailwright::relay: {clients: [192.0.2.0/24, \"2001:db8::/32\"], senders: [\"*\"]}",
            "mailwright::rspamd: {redis: \"127.0.0.1:99999\", clamav: \"/run/x\\ny\"}",
            "mailwright::rspamd: {redis: \"[::1]:6379\"}",
            "mailwright::tls: {chain_files: [\"/a/{host}/b c\", \"{host\"]}",
            "mailwright::mta_sts: {mode: enforce, max_age: 86400, web: mail.garlic.example}",
            "mailwright::tls_rpt: {rua: [\"mailto:a@b.example\", \"https://x.example/%\"]}",
            "mailwright::host: {roles: [mx, srs, submission, relay, lists, sender, client]}",
            "mailwright::host: {roles: [lists], sends_for: [garlic.example, x.example]}",
            "mailwright::host: {roles: [sender], sends_from: [192.0.2.1, \"2001:db8::1\", 192.0.2.1]}",
            "mailwright::host: {roles: [srs], sends_from: [10.0.0.1, \"fe80::1\"], addresses: [0.0.0.0]}",
            "mailwright::host: {roles: [mx, srs], state: draining, preference: 65536}",
            "mailwright::host: {roles: [mx], certificates: [{file: keys/eyaml/private_key.pkcs7.pem}, {file: tls, next_key: mailwright.yaml}]}",
            "mailwright::aliasses: {a: b}",
            "mailwright::: x",
            "? [a, b]\n: c",
            "1: 2",
            "x: \"%{lookup('x')}\"");

    private static final List<String> SITE = List.of(
            "exported: {file: puppetdb/exported.json}",
            "exported: {file: data/common.yaml}",
            "exported: {file: nodes}",
            "checks: {ignore: [{rule: \"*\", reason: x}]}",
            "checks: {ignore: [{rule: dkim-key-unused, at: \"data/**\", reason: x, until: 2020-02-30}]}",
            "checks: {ignore: [{rule: alias-missing-target, file: \"[\", reason: x}]}",
            "zones: {garlic.example: {file: mailwright.yaml}, onion.example: {file: dns/db, ttl: -1}}",
            "zones: {\"a..b\": {}, \"*.x\": {dnssec: true}, \"1.in-addr.arpa\": {}, \".\": {}}",
            "zones: {256.in-addr.arpa: {}, x.ip6.arpa: {}, arpa: {}, 0/25.2.0.192.in-addr.arpa: {}}",
            "directory: {ldif: ldap/people.ldif, minimum: 100000}",
            "directory: {ldif: mailwright.yaml}",
            "directory: [{name: a, ldif: ldap/people.ldif}, {name: a, ldif: ldap/people.ldif}]",
            "directory: {ldif: ldap}",
            "directory: {ldif: ldap/people.ldif, attributes: {password: emailForward, forward: uid}}",
            "hiera: {config: hiera.yaml, nodes: nodes, as_node: nobody}",
            "hiera: {config: hiera.yaml, nodes: nodes, puppet: 6}",
            "hiera: {config: hiera.yaml, nodes: nodes, scope: {a: {b: [1]}, trusted: {certname: x}, facts: 1}}",
            "hiera: {config: hiera.yaml, nodes: nodes, keys: {\"mailwright::aliases\": \"mailwright::forwards\"}}",
            "hiera: {config: hiera.yaml, nodes: nodes, keys: {\"mailwright::srs\": \"mailwright::srs\", x: y}}",
            "hiera: {config: data/common.yaml, nodes: data}",
            "hiera: {config: hiera.yaml, nodes: data/common.yaml}",
            "hiera: {config: keys/eyaml/private_key.pkcs7.pem, nodes: nodes}",
            "templates: data");

    private SiteMutators() {}

    static List<Mutator> all() {
        return List.of(
                Mutator.ofLines("level", "hiera\\.yaml", (lines, dice) -> {
                    int at = lines.indexOf("hierarchy:") + 1;
                    lines.add(dice.onceIn(2) ? at : lines.size(), dice.of(HIERARCHY));
                }),
                new Mutator("key", (site, dice) -> key(site, dice, dice.of(KEYS))),
                new Mutator("key", (site, dice) -> key(site, dice, dice.of(KEYS))),
                Mutator.ofLines("option", "mailwright\\.yaml", (lines, dice) -> {
                    String option = dice.of(SITE);
                    String name = option.substring(0, option.indexOf(':') + 1);
                    remove(lines, name);
                    lines.add(option);
                }));
    }

    /** In place of what the key had in that file. */
    private static SiteFiles key(SiteFiles site, Dice dice, String text) {
        List<String> files = site.files().stream()
                .filter(path -> path.matches("data/[^\\n]*\\.yaml"))
                .toList();
        if (files.isEmpty()) {
            return site;
        }
        String file = dice.of(files);
        List<String> lines = new java.util.ArrayList<>(List.of(site.text(file).split("\n", -1)));
        if (!dice.onceIn(8)) {
            remove(lines, text.replaceFirst("(?s)(: .*)", ":"));
        }
        lines.add(text);
        return site.with(file, String.join("\n", lines));
    }

    private static void remove(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(name)) {
                lines.remove(i);
                while (i < lines.size() && lines.get(i).startsWith(" ")) {
                    lines.remove(i);
                }
                i--;
            }
        }
    }
}
