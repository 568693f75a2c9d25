package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.AddressKinds;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Forward;
import org.mailwright.model.Target;

/** {@code mailwright::aliases} and {@code mailwright::forwards}: addresses of ours and what they stand for. */
final class AddressKeys {
    private final Reading reading;
    private final DomainName primary;
    private final Syntax<Address> bare;
    private final SortedMap<DomainName, Domain> domains;

    AddressKeys(Reading reading, DomainName primary, SortedMap<DomainName, Domain> domains) {
        this.reading = reading;
        this.primary = primary;
        this.bare = Syntax.address(primary);
        this.domains = domains;
    }

    /**
     * What a key declares.
     *
     * @param written the address as the key has it, in upper case or not
     */
    private record Declared(Address written, List<Target> targets, Location location) {}

    SortedMap<Address, Alias> aliases(Optional<Value> key) {
        SortedMap<Address, Alias> aliases = new TreeMap<>();
        declared(key, item -> reading.parsed(item, bare))
                .forEach((address, declared) ->
                        aliases.put(address, new Alias(address, declared.targets(), declared.location())));
        return aliases;
    }

    SortedMap<Address, Forward> forwards(Optional<Value> key) {
        SortedMap<Address, Forward> forwards = new TreeMap<>();
        declared(key, reading::fullAddress)
                .forEach((address, declared) -> forwards.put(
                        address,
                        new Forward(address, declared.targets(), Forward.Origin.HIERA, false, declared.location())));
        return forwards;
    }

    private SortedMap<Address, Declared> declared(Optional<Value> key, Function<Value, Optional<Address>> target) {
        SortedMap<Address, Declared> found = new TreeMap<>();
        List<Value.Text> foreign = new ArrayList<>();
        for (Value.Mapping.Entry entry : Reading.entries(key)) {
            if (UnicodeTwins.mayBe(entry.key()) && entry.key() instanceof Value.Text text) {
                foreign.add(text);
                continue;
            }
            Location at = entry.key().location();
            if (isCatchAll(entry)) {
                continue;
            }
            Optional<Address> written = reading.parsed(entry.key(), bare);
            Optional<Address> address = written.map(Address::folded);
            if (address.isEmpty() || !isOurs(address.get(), at)) {
                continue;
            }
            List<Target> targets = targets(Optional.of(entry.value()), target);
            if (Reading.items(Optional.of(entry.value())).isEmpty()) {
                reading.error(HieraKinds.EMPTY_VALUE, at, address.get() + " has no target", "name one, or remove it");
            }
            Declared known = found.putIfAbsent(address.get(), new Declared(written.get(), targets, at));
            if (known != null) {
                repeated(written.get(), at, known);
            }
        }
        refuse(foreign, found);
        return found;
    }

    /** The keys of a map are one address where they differ in case only, and in YAML they are two. */
    private void repeated(Address written, Location at, Declared known) {
        boolean sameCase = written.equals(known.written());
        reading.report(Diagnostic.error(
                        sameCase ? RoutingKinds.DUPLICATE_ADDRESS : AddressKinds.DUPLICATE_ADDRESS_CASE,
                        at,
                        sameCase
                                ? written + " is declared twice"
                                : written + " and " + known.written() + " are one address, which has no case")
                .seeing(known.location(), "the first one")
                .advising("keep one of the two"));
    }

    /** Names in another script are none; one that looks like another is said to. */
    private void refuse(List<Value.Text> foreign, SortedMap<Address, Declared> found) {
        UnicodeTwins twins = new UnicodeTwins();
        for (Value.Text name : foreign) {
            Optional<Location> twin = twins.first(name)
                    .map(Value::location)
                    .or(() -> Address.parse(UnicodeTwins.folded(name.text()), primary)
                            .value()
                            .map(found::get)
                            .map(Declared::location));
            if (twin.isPresent()) {
                reading.report(Diagnostic.error(
                                AddressKinds.DUPLICATE_UNICODE_FOLD,
                                name.location(),
                                "the address \"" + name.text() + "\" is another spelling of one that is there")
                        .seeing(twin.get(), "the first one")
                        .advising("keep one of the two, in ASCII"));
            } else {
                reading.parsed(name, bare);
            }
        }
    }

    /** {@code @onion.test}, as virtual(5) would have it: every name that nobody has would be accepted, and bounced or sent on. */
    private boolean isCatchAll(Value.Mapping.Entry entry) {
        String key = Reading.text(Optional.of(entry.key())).orElse("");
        if (!CatchAll.is(key)) {
            return false;
        }
        boolean inside = Reading.items(Optional.of(entry.value())).stream()
                .map(item -> Reading.text(Optional.of(item)).orElse(""))
                .allMatch(target -> domains.keySet().stream().anyMatch(name -> target.endsWith("@" + name))
                        || target.indexOf('@') < 0);
        if (inside) {
            reading.error(
                    RoutingKinds.CATCHALL_BACKSCATTER,
                    entry.key().location(),
                    "\"" + key + "\" would accept every name of the domain and bounce what nobody has",
                    "declare the domain under mailwright::domains with alias_of: each address then exists there too");
        } else {
            reading.error(
                    RoutingKinds.CATCHALL_FORWARD,
                    entry.key().location(),
                    "\"" + key + "\" would send whatever comes for the domain to the outside, spam included",
                    "declare the addresses that exist, each by its name");
        }
        return true;
    }

    private boolean isOurs(Address address, Location at) {
        Domain domain = domains.get(address.domain());
        if (domain == null || domain.is(Domain.Use.NONE)) {
            reading.error(
                    RoutingKinds.ALIAS_IN_UNSERVED_DOMAIN,
                    at,
                    address + " is in " + (domain == null ? "no domain of ours" : "a domain without mail"),
                    DidYouMean.remedy(
                            address.domain().text(),
                            domain == null
                                    ? domains.keySet().stream()
                                            .map(DomainName::text)
                                            .toList()
                                    : List.of(),
                            "declare the domain under mailwright::domains, or correct the address"));
            return false;
        }
        if (domain.is(Domain.Use.ALIAS) && !domain.exceptions()) {
            reading.report(Diagnostic.warning(
                            RoutingKinds.DOMAIN_ALIAS_EXCEPTION,
                            at,
                            address + " differs from " + address.at(primary)
                                    + " although its domain is an alias domain")
                    .advising("say exceptions: true for the domain if that is meant"));
        }
        return true;
    }

    private List<Target> targets(Optional<Value> value, Function<Value, Optional<Address>> target) {
        List<Target> targets = new ArrayList<>();
        Set<Address> known = new HashSet<>();
        for (Value item : Reading.items(value)) {
            Optional<Address> address = target.apply(item).map(this::folded);
            if (address.isEmpty()) {
                continue;
            }
            if (!known.add(address.get())) {
                reading.report(Diagnostic.warning(
                                RoutingKinds.DUPLICATE_ADDRESS_SAME, item.location(), address.get() + " is named twice")
                        .advising("remove one"));
            } else {
                targets.add(new Target(address.get(), item.location()));
            }
        }
        return targets;
    }

    /** Addresses of ours have no case; elsewhere only their own host may fold it. */
    private Address folded(Address address) {
        return domains.containsKey(address.domain()) ? address.folded() : address;
    }
}
