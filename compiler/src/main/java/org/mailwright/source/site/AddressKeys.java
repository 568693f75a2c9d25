package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
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
    private final SortedMap<DomainName, Domain> domains;

    AddressKeys(Reading reading, DomainName primary, SortedMap<DomainName, Domain> domains) {
        this.reading = reading;
        this.primary = primary;
        this.domains = domains;
    }

    private record Declared(List<Target> targets, Location location) {}

    SortedMap<Address, Alias> aliases(Optional<Value> key) {
        SortedMap<Address, Alias> aliases = new TreeMap<>();
        declared(key)
                .forEach((address, declared) ->
                        aliases.put(address, new Alias(address, declared.targets(), declared.location())));
        return aliases;
    }

    SortedMap<Address, Forward> forwards(Optional<Value> key) {
        SortedMap<Address, Forward> forwards = new TreeMap<>();
        declared(key)
                .forEach((address, declared) -> forwards.put(
                        address,
                        new Forward(address, declared.targets(), Forward.Origin.HIERA, false, declared.location())));
        return forwards;
    }

    private SortedMap<Address, Declared> declared(Optional<Value> key) {
        SortedMap<Address, Declared> found = new TreeMap<>();
        for (Value.Mapping.Entry entry : Reading.entries(key)) {
            Location at = entry.key().location();
            if (isCatchAll(entry)) {
                continue;
            }
            Optional<Address> address = reading.address(entry.key(), primary).map(Address::folded);
            if (address.isEmpty() || !isOurs(address.get(), at)) {
                continue;
            }
            List<Target> targets = targets(Optional.of(entry.value()));
            if (Reading.items(Optional.of(entry.value())).isEmpty()) {
                reading.error("hiera-empty-value", at, address.get() + " has no target", "name one, or remove it");
            }
            Declared known = found.putIfAbsent(address.get(), new Declared(targets, at));
            if (known != null) {
                reading.report(Diagnostic.error("duplicate-address", at, address.get() + " is declared twice")
                        .seeing(known.location(), "the first one")
                        .advising("keep one of the two"));
            }
        }
        return found;
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
                    "catchall-backscatter",
                    entry.key().location(),
                    "\"" + key + "\" would accept every name of the domain and bounce what nobody has",
                    "declare the domain under mailwright::domains with alias_of: each address then exists there too");
        } else {
            reading.error(
                    "catchall-forward",
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
                    "alias-in-unserved-domain",
                    at,
                    address + " is in " + (domain == null ? "no domain of ours" : "a domain without mail"),
                    "declare the domain under mailwright::domains, or correct the address");
            return false;
        }
        if (domain.is(Domain.Use.ALIAS) && !domain.exceptions()) {
            reading.report(Diagnostic.warning(
                            "domain-alias-exception",
                            at,
                            address + " differs from " + address.at(primary)
                                    + " although its domain is an alias domain")
                    .advising("say exceptions: true for the domain if that is meant"));
        }
        return true;
    }

    private List<Target> targets(Optional<Value> value) {
        List<Target> targets = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            Optional<Address> address = reading.address(item, primary).map(this::folded);
            if (address.isEmpty()) {
                continue;
            }
            boolean again = targets.stream().anyMatch(known -> known.address().equals(address.get()));
            if (again) {
                reading.report(
                        Diagnostic.warning("duplicate-address-same", item.location(), address.get() + " is named twice")
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
