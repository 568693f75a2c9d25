package org.mailwright.route;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.Target;

/**
 * Where each address goes: the one graph that tables, traces and rules are made from. Its nodes are addresses at the MX
 * hosts and at the SRS hosts; inside targets are resolved at the first, outside ones at the second, whichever source
 * declares them.
 */
public final class Routes {
    private final Site site;
    private final Map<DomainName, Domain> domains;
    private final SortedMap<Address, Entry> entries;
    /** The same, found by hash. */
    private final Map<Address, Entry> index;

    private final Expansion expansion;
    private final Once<SortedMap<Address, Senders.Owners>> owners;
    private final Once<List<Naming>> namings;

    private Routes(Site site, SortedMap<Address, Entry> entries) {
        this.site = site;
        this.domains = new HashMap<>(site.domains());
        this.entries = Collections.unmodifiableSortedMap(entries);
        this.index = new HashMap<>(entries);
        this.expansion = new Expansion(this);
        this.owners = new Once<>(() -> Senders.ofAliases(this));
        this.namings = new Once<>(() -> Naming.of(this));
    }

    /** The routes of a site. */
    public static Routes of(Site site) {
        return new Routes(site, Entries.of(site));
    }

    public Site site() {
        return site;
    }

    /** Everything declared, by address: primary and served domains, exceptions of alias domains. */
    public SortedMap<Address, Entry> entries() {
        return entries;
    }

    /** The owners of every alias that has some, by address. */
    public SortedMap<Address, Senders.Owners> owners() {
        return owners.get();
    }

    /** The accounts that aliases and forwards of Hiera name although something about them is not as it should be. */
    public List<Naming> namings() {
        return namings.get();
    }

    /** Cycles of addresses that name each other, each beginning with its smallest address. */
    public List<List<Address>> loops() {
        return expansion.loops();
    }

    /** How far addresses expand, by address; those that end where they are, or hand on one recipient, are left out. */
    public Map<Address, Reach> reaches() {
        return Collections.unmodifiableMap(expansion.reaches());
    }

    /**
     * The address that an address of ours stands for, in the order Postfix looks: itself or its like in the domain that
     * an alias domain repeats, then both without the extension. An address that nothing declares stands in that domain.
     */
    public Address canonical(Address address) {
        return find(address).address();
    }

    /**
     * Where an address of ours is found.
     *
     * @param address the address it stands for
     * @param extension what had to be taken off to find that, as it is written; empty if nothing
     */
    public record Found(Address address, String extension) {}

    private Found find(Address address) {
        Address folded = address.folded();
        if (index.containsKey(folded)) {
            return new Found(folded, "");
        }
        Optional<Address> known = declared(folded);
        Found plain =
                known.isPresent() ? new Found(known.get(), "") : withoutExtension(address.local(), address.domain());
        // A list's name may hold the delimiter.
        boolean listed =
                !plain.extension().isEmpty() && !index.containsKey(plain.address()) && Served.isListed(site, folded);
        return listed ? new Found(folded, "") : plain;
    }

    /** The same for what is on its way; nothing for a name that cannot be declared. */
    public Optional<Found> find(Recipient recipient) {
        if (Address.isLocal(recipient.local())) {
            return Optional.of(find(new Address(recipient.local(), recipient.domain())));
        }
        String extension = site.settings().extensions().of(recipient.local());
        return Address.isLocal(recipient.local().substring(0, recipient.local().length() - extension.length()))
                ? Optional.of(withoutExtension(recipient.local(), recipient.domain()))
                : Optional.empty();
    }

    private Found withoutExtension(String local, DomainName domain) {
        String extension = site.settings().extensions().of(local);
        Address plain = new Address(local.substring(0, local.length() - extension.length()), domain).folded();
        return new Found(declared(plain).orElseGet(() -> home(plain)), extension);
    }

    /** What a recipient is called once its alias domain is resolved: else it stays as it is written. */
    public Recipient named(Recipient recipient, Found found) {
        return found.address().domain().equals(recipient.domain()) ? recipient : itself(found);
    }

    /** What was found, as a table names it that has it for a target of itself. */
    public Recipient itself(Found found) {
        return Recipient.of(found.address()).with(passedOn(found));
    }

    /** The inside targets of what was found, as the tables name them. */
    public List<Recipient> inside(Entry entry, Found found) {
        return inside(entry).stream()
                .map(target -> Recipient.of(canonicalTarget(target.address())).with(passedOn(found)))
                .toList();
    }

    /** The outside targets of what was found. */
    public List<Recipient> outside(Entry entry, Found found) {
        return outside(entry).stream()
                .map(target -> Recipient.of(target.address()).with(passedOn(found)))
                .toList();
    }

    private String passedOn(Found found) {
        return site.settings().extensions().passedOn(found.extension());
    }

    private Optional<Address> declared(Address address) {
        if (index.containsKey(address)) {
            return Optional.of(address);
        }
        return Optional.of(home(address)).filter(index::containsKey);
    }

    /** The same address in the domain that its domain is an alias of. */
    Address home(Address address) {
        Domain domain = domains.get(address.domain());
        return domain == null ? address : domain.aliasOf().map(address::at).orElse(address);
    }

    /**
     * A target as a table names it: out of alias domains, its extension kept, so that it reaches the forward it was
     * written for.
     */
    public Address canonicalTarget(Address target) {
        Address canonical = canonical(target);
        Address folded = target.folded();
        return canonical.local().equals(folded.local()) ? canonical : folded.at(canonical.domain());
    }

    /** The address less its extension, where the site has a delimiter (recipient_delimiter). */
    public Address withoutExtension(Address address) {
        String local = address.local();
        String extension = site.settings().extensions().of(local);
        return extension.isEmpty()
                ? address
                : new Address(local.substring(0, local.length() - extension.length()), address.domain());
    }

    /** What is declared for the address itself; nothing for one that is only known through its domain. */
    public Optional<Entry> entry(Address address) {
        return Optional.ofNullable(index.get(address));
    }

    /** True when the address is under no name of ours, so that mail for it leaves through the SRS hosts. */
    public boolean isOutside(Address address) {
        return !domains.containsKey(address.domain()) && !site.isOwn(address.domain());
    }

    /** What the MX hosts answer to RCPT for an address of ours (canonical or not). */
    public Standing standing(Address address) {
        Address canonical = canonical(address);
        Standing known = expansion.standings().get(canonical);
        return known != null ? known : Served.standing(site, canonical);
    }

    /** What the MX hosts answer to RCPT for what is on its way. */
    public Standing standing(Recipient recipient) {
        Standing served = Served.standing(site, recipient);
        return find(recipient)
                .map(Found::address)
                .filter(address -> index.containsKey(address) || !served.isAccepted())
                .map(this::standing)
                .orElse(served);
    }

    /** True for a domain that the MX hosts take mail for (relay_domains). */
    public boolean isReceived(DomainName name) {
        return site.domain(name)
                .map(Domain::isOurs)
                .orElse(name.equals(site.settings().srs().rewriteTo()));
    }

    /** The targets of an entry that reach someone: dead, disabled and looping ones left out. */
    public List<Target> living(Entry entry) {
        return entry.targets().stream()
                .filter(target -> isOutside(target.address())
                        || standing(target.address()).isAccepted()
                                && !expansion.isCut(entry.address(), target.address()))
                .toList();
    }

    /** The living targets that the MX hosts resolve. */
    public List<Target> inside(Entry entry) {
        return living(entry).stream()
                .filter(target -> !isOutside(target.address()))
                .toList();
    }

    /** The living targets that the SRS hosts deliver to. */
    public List<Target> outside(Entry entry) {
        return living(entry).stream()
                .filter(target -> isOutside(target.address()))
                .toList();
    }

    /** The hosts that serve a domain of ours behind the MX hosts. */
    public List<Host> serving(Domain domain) {
        return domain.servedBy().stream()
                .flatMap(name -> Optional.ofNullable(site.hosts().get(name)).stream())
                .toList();
    }

    /** True when our files have each host that serves the domain resolve addresses that are declared for it. */
    public static boolean isResolvedWhereServed(Site site, Domain domain) {
        return !domain.servedBy().isEmpty()
                && domain.servedBy().stream()
                        .flatMap(name -> Stream.ofNullable(site.hosts().get(name)))
                        .allMatch(Routes::resolvesServed);
    }

    /** The aliases of an SRS host are the forwards alone, unless it is an MX host too. */
    private static boolean resolvesServed(Host host) {
        return (host.is(Role.SENDER) || host.is(Role.LISTS)) && (host.is(Role.MX) || !host.is(Role.SRS));
    }

    /**
     * What the hosts that serve a domain hand to the MX hosts, since no mailbox there is read for it: addresses that every
     * domain has, and in a domain whose mail comes to these hosts first those that are declared.
     */
    public Optional<Entry> resolvedWhereServed(Address address) {
        return Optional.ofNullable(domains.get(address.domain()))
                .filter(domain -> domain.is(Domain.Use.SERVED) && isResolvedWhereServed(site, domain))
                .flatMap(domain ->
                        entry(address).filter(entry -> domain.direct() || entry.kind() == Entry.Kind.FALLBACK))
                .filter(entry ->
                        standing(address).isAccepted() && outside(entry).isEmpty());
    }

    /** True when the host resolves aliases and forwards alike: no hop between the two roles. */
    public static boolean isWhole(Host host) {
        return host.is(Role.MX) && host.is(Role.SRS);
    }
}
