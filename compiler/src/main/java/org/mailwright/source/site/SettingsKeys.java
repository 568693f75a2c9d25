package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.FilterKinds;
import org.mailwright.diagnostic.kind.PasswordKinds;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.diagnostic.kind.TlsKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Address;
import org.mailwright.model.AddressExtensions;
import org.mailwright.model.DomainName;
import org.mailwright.model.Network;
import org.mailwright.model.PasswordScheme;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;

/** The keys that speak of a role as a whole: {@code mailwright::mx}, {@code srs}, {@code submission} and their like. */
final class SettingsKeys {
    /** dehydrated's files, the key first as Postfix wants it (postconf(5), smtpd_tls_chain_files). */
    private static final List<String> CHAIN_FILES =
            List.of("/var/lib/dehydrated/certs/{host}/privkey.pem", "/var/lib/dehydrated/certs/{host}/fullchain.pem");

    private static final List<String> ACCEPT = List.of("ARGON2ID", "BLF-CRYPT", "SHA512-CRYPT");
    private static final List<String> WARN = List.of("MD5-CRYPT");
    private static final int MAX_AGE = 604_800;
    /** A path on a host that a configuration file can name without quotes. */
    private static final String HOST_PATH = "/[A-Za-z0-9._/{}-]+";

    private final Reading reading;
    private final Lookups lookups;
    private final DomainName primary;
    private final Location site;

    SettingsKeys(Reading reading, Lookups lookups, DomainName primary, Location site) {
        this.reading = reading;
        this.lookups = lookups;
        this.primary = primary;
        this.site = site;
    }

    Settings read() {
        return new Settings(
                mx(lookups.site("mx")),
                srs(lookups.site("srs")),
                submission(lookups.site("submission")),
                relay(lookups.site("relay")),
                rspamd(lookups.site("rspamd")),
                mtaSts(lookups.site("mta_sts")),
                tlsRpt(lookups.site("tls_rpt")),
                tls(lookups.site("tls")),
                Reading.isTrue(Reading.get(lookups.site("dns"), "addresses")),
                extensions(lookups.site("extensions"), delimiter(lookups.site("recipient_delimiter"))));
    }

    private Location at(Optional<Value> key) {
        return key.map(Value::location).orElse(site);
    }

    private Settings.Mx mx(Optional<Value> key) {
        boolean reject = Reading.text(Reading.get(key, "own_from"))
                .filter("reject"::equals)
                .isPresent();
        return new Settings.Mx(
                reject,
                networks(Reading.get(key, "own_from_allow")),
                networks(Reading.get(key, "dmarc_allow")),
                at(key));
    }

    private List<Network> networks(Optional<Value> value) {
        return reading.all(value, Syntax.NETWORK);
    }

    /** A network with host bits set is a fault of its own: cidr_table(5) leaves its line out. */
    private List<Network> clients(Optional<Value> value) {
        List<Network> networks = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            Optional<Network> meant = Reading.text(Optional.of(item)).flatMap(Network::around);
            if (meant.isPresent()) {
                reading.error(
                        RoutingKinds.MYNETWORKS_HOST_BITS,
                        item.location(),
                        "the network \"" + Reading.text(Optional.of(item)).orElse("") + "\" has host bits set",
                        "write " + meant.get() + ", or the address alone");
            } else {
                reading.parsed(item, Syntax.NETWORK).ifPresent(networks::add);
            }
        }
        return networks;
    }

    private Settings.Srs srs(Optional<Value> key) {
        DomainName hosts = reading.domain(Reading.get(key, "hosts")).orElse(primary.child("srs"));
        DomainName rewriteTo = reading.domain(Reading.get(key, "rewrite_to")).orElse(primary.child("bounces"));
        boolean all =
                Reading.text(Reading.get(key, "accept")).filter("all"::equals).isPresent();
        return new Settings.Srs(hosts, rewriteTo, all, secrets(Reading.get(key, "secrets")), at(key));
    }

    private List<Secret> secrets(Optional<Value> value) {
        List<Secret> secrets = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            if (item instanceof Value.Sealed sealed) {
                secrets.add(Secret.sealed(sealed.ciphertext(), lookups.hiera()::opensSecrets, () -> {
                    Parsed<String> text = lookups.hiera().open(sealed);
                    return text.value().isEmpty() ? text : srsSecret(text.orElseThrow());
                }));
            } else if (item instanceof Value.Text text) {
                Parsed<String> secret = srsSecret(text.text());
                if (secret.value().isEmpty()) {
                    reading.error(
                            RoutingKinds.SRS_SECRET_WEAK,
                            item.location(),
                            secret.reason(),
                            "take 24 random octets in base64");
                } else {
                    secrets.add(Secret.of(text.text()));
                }
            }
        }
        return List.copyOf(secrets);
    }

    /** PostSRSd reads one secret a line (postsrsd(8)). */
    private static Parsed<String> srsSecret(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
        return plain ? Parsed.of(text) : Parsed.not("an SRS secret is not one line of printable characters");
    }

    private Settings.Submission submission(Optional<Value> key) {
        Optional<Value> passwords = Reading.get(key, "passwords");
        return new Settings.Submission(
                reading.domain(Reading.get(key, "name")).orElse(primary.child("submission")),
                schemes(Reading.get(passwords, "accept"), ACCEPT),
                schemes(Reading.get(passwords, "warn"), WARN),
                senders(Reading.get(key, "senders")),
                at(key));
    }

    private List<String> schemes(Optional<Value> value, List<String> preset) {
        if (value.isEmpty()) {
            return preset;
        }
        List<String> schemes = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            String name = Reading.text(Optional.of(item)).orElse("");
            if (PasswordScheme.isKnown(name)) {
                schemes.add(name);
            } else if (item instanceof Value.Text text) {
                Optional<String> near = DidYouMean.of(name, PasswordScheme.HASHES);
                reading.error(
                        PasswordKinds.PASSWD_SCHEME_UNKNOWN,
                        item.location(),
                        "there is no password scheme " + (text.secret() ? Value.HIDDEN : name),
                        near.map(word -> "did you mean \"" + word + "\"?")
                                .orElse("write it as doveadm pw -l does, e.g. ARGON2ID"));
                // What was meant: else each account with it would be reported too.
                near.ifPresent(schemes::add);
            }
        }
        return List.copyOf(schemes);
    }

    private SortedMap<Address, List<Settings.Submission.Uid>> senders(Optional<Value> value) {
        SortedMap<Address, List<Settings.Submission.Uid>> senders = new TreeMap<>();
        for (Value.Mapping.Entry entry : Reading.entries(value)) {
            String key = Reading.text(Optional.of(entry.key())).orElse("");
            if (CatchAll.is(key)) {
                reading.error(
                        RoutingKinds.SENDER_LOGIN_WILDCARD,
                        entry.key().location(),
                        "\"" + key + "\" would let its accounts send as everybody in the domain",
                        "list the addresses, each by its name");
                continue;
            }
            Optional<Address> address = reading.address(entry.key(), primary).map(Address::folded);
            List<Settings.Submission.Uid> uids = new ArrayList<>();
            for (Value item : Reading.items(Optional.of(entry.value()))) {
                reading.parsed(item, uid())
                        .ifPresent(uid -> uids.add(new Settings.Submission.Uid(uid, item.location())));
            }
            address.ifPresent(found -> senders.put(found, List.copyOf(uids)));
        }
        return senders;
    }

    /** A login name: a local part in lower case, which a comma or blank would end. */
    private Syntax<String> uid() {
        return new Syntax<>(
                RoutingKinds.SENDER_LOGIN_FORMAT,
                "the uid",
                text -> Address.parse(text, primary).value().isPresent() && text.indexOf('@') < 0
                        ? Parsed.of(text.toLowerCase(Locale.ROOT))
                        : Parsed.not("it is not a uid"),
                "write the uid of an account alone, without a domain");
    }

    private Settings.Relay relay(Optional<Value> key) {
        return new Settings.Relay(
                reading.domain(Reading.get(key, "name")),
                clients(Reading.get(key, "clients")),
                reading.all(Reading.get(key, "senders"), Syntax.DOMAIN),
                at(key));
    }

    private Settings.Rspamd rspamd(Optional<Value> key) {
        return new Settings.Rspamd(
                reading.parsed(
                        Reading.get(key, "redis"),
                        new Syntax<>(
                                FilterKinds.RSPAMD_REDIS_SYNTAX,
                                "the Redis server",
                                Syntax.matching("[A-Za-z0-9.:\\[\\]-]+:[0-9]{1,5}", "host:port"),
                                "write a host and a port, e.g. \"127.0.0.1:6379\"")),
                reading.parsed(
                        Reading.get(key, "clamav"),
                        new Syntax<>(
                                FilterKinds.RSPAMD_CLAMAV_SYNTAX,
                                "clamd's socket",
                                Syntax.matching(HOST_PATH, "an absolute path"),
                                "write where clamd listens, e.g. /run/clamav/clamd.ctl")),
                dmarc(Reading.get(key, "dmarc")),
                at(key));
    }

    private static Settings.Rspamd.Dmarc dmarc(Optional<Value> key) {
        Settings.Rspamd.Dmarc preset = Settings.Rspamd.Dmarc.PRESET;
        return new Settings.Rspamd.Dmarc(
                treatment(Reading.get(key, "reject"), preset.reject()),
                treatment(Reading.get(key, "quarantine"), preset.quarantine()));
    }

    private static Settings.Rspamd.Treatment treatment(Optional<Value> value, Settings.Rspamd.Treatment preset) {
        return Reading.text(value)
                .flatMap(word -> Stream.of(Settings.Rspamd.Treatment.values())
                        .filter(treatment -> treatment.word().equals(word))
                        .findFirst())
                .orElse(preset);
    }

    private Settings.MtaSts mtaSts(Optional<Value> key) {
        Settings.MtaSts.Mode mode =
                switch (Reading.text(Reading.get(key, "mode")).orElse("none")) {
                    case "testing" -> Settings.MtaSts.Mode.TESTING;
                    case "enforce" -> Settings.MtaSts.Mode.ENFORCE;
                    default -> Settings.MtaSts.Mode.NONE;
                };
        Optional<DomainName> web = reading.domain(Reading.get(key, "web"));
        if (mode != Settings.MtaSts.Mode.NONE && Reading.get(key, "web").isEmpty()) {
            reading.report(Diagnostic.error(
                            TlsKinds.MTA_STS_HOST, at(key), "an MTA-STS policy needs a host that serves it over HTTPS")
                    .advising("say which one: web: web-01." + primary));
        }
        return new Settings.MtaSts(mode, web, Reading.whole(Reading.get(key, "max_age"), MAX_AGE), at(key));
    }

    private Settings.TlsRpt tlsRpt(Optional<Value> key) {
        return new Settings.TlsRpt(
                reading.all(
                        Reading.get(key, "rua"),
                        new Syntax<>(
                                TlsKinds.RPT_RECORD,
                                "the report address",
                                PolicyKeys.reportUri(),
                                "write mailto:tlsrpt@reports.example, or an https URI")),
                at(key));
    }

    private Settings.Tls tls(Optional<Value> key) {
        Optional<Value> files = Reading.get(key, "chain_files");
        List<String> paths = files.isEmpty()
                ? CHAIN_FILES
                : reading.all(
                        files,
                        new Syntax<>(
                                SiteKinds.INPUT_PATH,
                                "the file on the hosts",
                                SettingsKeys::chainFile,
                                "write where the host has it; {host} stands for its name, e.g."
                                        + " /etc/letsencrypt/live/{host}/privkey.pem"));
        return new Settings.Tls(paths, at(key));
    }

    /** A variable of Puppet's that is empty leaves two slashes, on every host. */
    private static Parsed<String> chainFile(String text) {
        if (text.contains("//")) {
            return Parsed.not("nothing is between two slashes, as where a variable is empty");
        }
        String fixed = text.replace("{host}", "");
        if (fixed.matches(HOST_PATH) && (fixed.indexOf('{') >= 0 || fixed.indexOf('}') >= 0)) {
            return Parsed.not("only {host} stands for something");
        }
        return text.matches(HOST_PATH) ? Parsed.of(text) : Parsed.not("it is not an absolute path without blanks");
    }

    private AddressExtensions extensions(Optional<Value> key, String delimiter) {
        if (key.isPresent() && delimiter.isEmpty()) {
            reading.report(Diagnostic.warning(
                            RoutingKinds.EXTENSIONS_WITHOUT_DELIMITER,
                            key.get().location(),
                            "mailwright::extensions is set, but the site has no recipient delimiter")
                    .advising("write mailwright::recipient_delimiter: \"+\", or remove the key"));
        }
        return new AddressExtensions(
                delimiter, Reading.text(key).filter("drop"::equals).isEmpty());
    }

    /** One character that Mailman's addresses and SRS do not use for something else; none when absent. */
    private String delimiter(Optional<Value> key) {
        return reading.parsed(
                        key,
                        new Syntax<>(
                                RoutingKinds.RECIPIENT_DELIMITER_SYNTAX,
                                "the recipient delimiter",
                                Syntax.matching("[+_.-]?", "one of + - _ ."),
                                "write one of them, or remove the key"))
                .orElse("");
    }
}
