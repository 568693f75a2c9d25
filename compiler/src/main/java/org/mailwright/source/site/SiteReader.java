package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Comment;
import org.mailwright.hiera.Decryption;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Value;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Forward;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.source.puppetdb.Node;

/**
 * Reads a site whole: mailwright.yaml, then the inventory, Hiera as the site and as each node sees it, exported
 * resources, the directory, keys, certificates and zones. What is wrong is a finding; the site holds what is usable.
 */
public final class SiteReader {
    private final FileTree files;
    private final Reading reading;
    private final LocalDate today;
    private final Need need;
    private final Optional<Inputs> current;
    private final Set<Kind> consequences = new HashSet<>();
    private Predicate<Diagnostic> follows = finding -> false;

    private SiteReader(FileTree files, Path siteFile, LocalDate today, Need need, Optional<Inputs> current) {
        this.files = files;
        this.reading = new Reading(files, siteFile.resolveSibling(""));
        this.today = today;
        this.need = need;
        this.current = current;
    }

    /**
     * The site that a mailwright.yaml describes; nothing when too little of it can be read to speak of one.
     *
     * @param siteFile absolute
     * @param today decides whether an account is retired or expired
     */
    public static Checked<Optional<Inputs>> read(FileTree files, Path siteFile, LocalDate today, Need need)
            throws IOException {
        return read(new SiteReader(files, siteFile, today, need, Optional.empty()), siteFile);
    }

    /** The same of another state of the files: the people are those of {@code current}, and no directory is asked. */
    public static Checked<Optional<Inputs>> readBeside(
            Inputs current, FileTree files, Path siteFile, LocalDate today, Need need) throws IOException {
        return read(new SiteReader(files, siteFile, today, need, Optional.of(current)), siteFile);
    }

    private static Checked<Optional<Inputs>> read(SiteReader reader, Path siteFile) throws IOException {
        Optional<Inputs> inputs = reader.read(siteFile);
        boolean errors = reader.reading.findings().stream().anyMatch(Diagnostic::isError);
        List<Diagnostic> findings = reader.reading.findings().stream()
                // Where too little could be read, what was only worth a warning would hide the cause.
                .filter(finding -> inputs.isPresent() || !errors || finding.isError())
                .filter(finding -> !reader.follows.test(finding))
                .toList();
        return new Checked<>(inputs, findings);
    }

    private Optional<Inputs> read(Path siteFile) throws IOException {
        Optional<byte[]> bytes = files.read(siteFile);
        Optional<SiteFile> site = SiteFile.read(reading, files.display(siteFile), bytes.orElse(new byte[0]));
        if (site.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> config = reading.existing(Optional.of(site.get().hieraConfig()), SiteKinds.INPUT_MISSING);
        if (config.isEmpty()) {
            return Optional.empty();
        }
        Checked<Optional<Hiera>> hiera =
                Hiera.open(files, config.get(), site.get().strictness(), Decryption.SEALED);
        hiera.diagnostics().forEach(reading::report);
        if (hiera.value().isEmpty()) {
            return Optional.empty();
        }
        return read(site.get(), hiera.value().get());
    }

    private Optional<Inputs> read(SiteFile site, Hiera hiera) throws IOException {
        NodesKey.Nodes nodes = new NodesKey(reading, site).read(need);
        if (!nodes.whole()) {
            return Optional.empty();
        }
        Lookups lookups = new Lookups(hiera, SiteHiera.scope(site, nodes.nodes(), reading), site.keys(), reading);
        SortedMap<DomainName, Host> hosts = hosts(lookups, nodes.nodes());
        Optional<Value> domainsKey = lookups.site("domains");
        SortedMap<DomainName, Domain> domains = DomainsKey.read(reading, domainsKey, hosts);
        Optional<DomainName> primary = domains.values().stream()
                .filter(domain -> domain.is(Domain.Use.PRIMARY))
                .map(Domain::name)
                .findFirst();
        Optional<Inputs> inputs =
                primary.isEmpty() ? Optional.empty() : read(site, lookups, nodes, hosts, domains, primary.get());
        lookups.reportUnknown();
        lookups.reportNeglected(nodes.nodes(), hosts.values(), domainsKey);
        lookups.reportFindings();
        // A key that cannot be looked up has its finding, and what it would say is not known.
        if (primary.isEmpty()
                && reading.findings().stream().noneMatch(finding -> isAboutDomains(finding, domainsKey, lookups))) {
            reading.error(
                    SiteKinds.DOMAIN_PRIMARY_MISSING,
                    domainsKey.map(Value::location).orElse(site.location()),
                    "no domain of mailwright::domains is the primary one",
                    "say primary: true for the domain of people and roles");
        }
        follows = lookups::isOfLostHost;
        if (lookups.areHostsLost()) {
            consequences.addAll(Inputs.OF_LOST_HOSTS);
        }
        return inputs.filter(found -> !lookups.isLost())
                .map(found ->
                        new Inputs(found.site(), found.sources(), found.templates(), found.checks(), consequences));
    }

    /** True for an error that may be why there is no primary domain. */
    private static boolean isAboutDomains(Diagnostic finding, Optional<Value> domains, Lookups lookups) {
        boolean shape =
                finding.kind().equals(HieraKinds.WRONG_TYPE) || finding.kind().equals(HieraKinds.UNKNOWN_KEY);
        boolean domain = finding.rule().startsWith("domain-");
        return finding.isError()
                && (domains.isEmpty()
                        || lookups.isLost()
                        || domain
                        || shape && finding.message().startsWith(lookups.name("domains")));
    }

    private Optional<Inputs> read(
            SiteFile site,
            Lookups lookups,
            NodesKey.Nodes nodes,
            SortedMap<DomainName, Host> hosts,
            SortedMap<DomainName, Domain> domains,
            DomainName primary)
            throws IOException {
        Settings settings = new SettingsKeys(reading, lookups, primary, site.location()).read();
        addNodes(domains, hosts, primary, settings);
        ExportedKey exported = new ExportedKey(reading, site.exported(), nodes.nodes(), primary, domains, today);
        exported.add(need);
        AddressKeys addresses = new AddressKeys(reading, primary, domains);
        SortedMap<Address, Forward> forwards = addresses.forwards(lookups.site("forwards"));
        DirectoryKey.People people = people(site, primary, hosts);
        addPeople(forwards, people.accounts(), primary);
        int before = errors();
        List<DkimKey> keys = DkimKeysKey.read(reading, lookups.hiera(), lookups.site("dkim_keys"), hosts);
        if (errors() > before) {
            consequences.addAll(Inputs.OF_LOST_KEYS);
        }
        Site whole = new Site(
                primary,
                domains,
                hosts,
                addresses.aliases(lookups.site("aliases")),
                forwards,
                people.accounts(),
                keys,
                ZonesKey.read(reading, site.zones()),
                settings,
                site.location());
        List<Comment> comments = Stream.concat(site.comments().stream(), lookups.hiera().comments().stream())
                .toList();
        List<SourceSize> sizes = Stream.of(people.sizes().stream(), nodes.size().stream(), exported.size().stream())
                .flatMap(size -> size)
                .toList();
        Inputs inputs = new Inputs(
                whole,
                sizes,
                TemplatesKey.read(reading, site.templates()),
                ChecksKey.read(reading, site.checks(), primary, comments),
                Set.of());
        return people.whole() && exported.isWhole() ? Optional.of(inputs) : Optional.empty();
    }

    private int errors() {
        return (int) reading.findings().stream().filter(Diagnostic::isError).count();
    }

    private DirectoryKey.People people(SiteFile site, DomainName primary, SortedMap<DomainName, Host> hosts)
            throws IOException {
        Optional<Inputs> known =
                current.filter(inputs -> inputs.site().primary().equals(primary));
        return known.isPresent()
                ? new DirectoryKey.People(
                        known.get().site().accounts(),
                        known.get().sources().stream()
                                .filter(SourceSize::isPeople)
                                .toList(),
                        true)
                : new DirectoryKey(reading, primary, today, need, hosts.values()).read(site.directories());
    }

    private SortedMap<DomainName, Host> hosts(Lookups lookups, List<Node> nodes) throws IOException {
        SortedMap<DomainName, Host> hosts = new TreeMap<>();
        List<Optional<Value>> keys =
                lookups.hosts(nodes.stream().map(Node::scope).toList());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Optional<Host> host = HostKey.read(reading, node, keys.get(i));
            Optional<Host> known = host.flatMap(found -> Optional.ofNullable(hosts.putIfAbsent(found.name(), found)));
            known.ifPresent(first -> reading.report(Diagnostic.error(
                            SiteKinds.HOST_DUPLICATE, node.location(), first.name() + " is the mail name of two nodes")
                    .seeing(first.location(), "the first one, " + first.certname())
                    .advising("look at the fact networking.fqdn of " + node.certname())));
        }
        return hosts;
    }

    /** Every node is an alias domain of the primary one, unless it has a domain of its own. */
    private void addNodes(
            SortedMap<DomainName, Domain> domains,
            SortedMap<DomainName, Host> hosts,
            DomainName primary,
            Settings settings) {
        for (Host host : hosts.values()) {
            boolean taken = host.name().equals(settings.srs().rewriteTo())
                    || host.name().equals(settings.srs().hosts());
            if (taken) {
                reading.error(
                        SiteKinds.DOMAIN_CLASS_OVERLAP,
                        settings.srs().location(),
                        host.name() + " is the name of a host and of mailwright::srs",
                        "use a name that is nothing else");
            } else {
                domains.putIfAbsent(
                        host.name(),
                        ExportedKey.aliasDomain(host.name(), primary, Domain.Origin.NODE, host.location()));
            }
        }
    }

    /** The directory's forwards; one that Hiera has too is Hiera's. */
    private static void addPeople(
            SortedMap<Address, Forward> forwards, SortedMap<String, Account> accounts, DomainName primary) {
        for (Account account : accounts.values()) {
            boolean hasForward = !account.forward().isEmpty() || account.forwardDamaged();
            if (account.state() != Account.State.RETIRED && hasForward) {
                Address address = new Address(account.uid(), primary);
                forwards.putIfAbsent(
                        address,
                        new Forward(
                                address,
                                account.forward(),
                                Forward.Origin.DIRECTORY,
                                account.forwardDamaged(),
                                account.forwardLocation()));
            }
        }
    }
}
