package org.mailwright.source.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;

/** {@code mailwright::domains}. */
final class DomainsKey {
    private static final String LIST_NAME = "(?!.*\\.(\\.|$))[a-z0-9][a-z0-9._+-]{0,47}";

    private static final Syntax<String> LIST = new Syntax<>(
            RoutingKinds.LOCALPART_SYNTAX,
            "the list",
            Syntax.matching(LIST_NAME, "a list name"),
            "write its name alone, in lower case and without the domain");

    private final Reading reading;
    private final SortedMap<DomainName, Host> hosts;
    private final SortedMap<DomainName, Domain> domains = new TreeMap<>();

    private DomainsKey(Reading reading, SortedMap<DomainName, Host> hosts) {
        this.reading = reading;
        this.hosts = hosts;
    }

    static SortedMap<DomainName, Domain> read(Reading reading, Optional<Value> key, SortedMap<DomainName, Host> hosts)
            throws IOException {
        DomainsKey read = new DomainsKey(reading, hosts);
        for (Value.Mapping.Entry entry : Reading.entries(key)) {
            Optional<DomainName> name = reading.domain(Optional.of(entry.key()));
            // A value that is no hash has its finding.
            if (name.isPresent() && entry.value() instanceof Value.Mapping) {
                read.add(name.get(), entry.key().location(), Optional.of(entry.value()));
            }
        }
        read.checkAliases();
        return read.domains;
    }

    private void add(DomainName name, Location at, Optional<Value> value) throws IOException {
        Optional<DomainName> aliasOf = reading.domain(Reading.get(value, "alias_of"));
        boolean primary = Reading.isTrue(Reading.get(value, "primary"));
        boolean none = Reading.get(value, "mail").isPresent();
        Optional<Value> servedBy = Reading.get(value, "served_by");
        boolean direct =
                Reading.text(Reading.get(value, "mx")).filter("direct"::equals).isPresent();
        long uses = Stream.of(primary, none, aliasOf.isPresent(), servedBy.isPresent())
                .filter(Boolean::booleanValue)
                .count();
        if (uses != 1) {
            reading.error(
                    SiteKinds.DOMAIN_CLASS_OVERLAP,
                    at,
                    name + " must be one of primary, alias_of, served_by or mail: none",
                    "write primary: true for the domain of people and roles, alias_of: DOMAIN if it repeats the addresses of"
                            + " another, served_by: HOST if that host keeps its mail, served_by: mx for a few addresses that are"
                            + " declared here, mail: none if it takes no mail");
            return;
        }
        Domain known = domains.get(name);
        if (known != null) {
            reading.report(Diagnostic.error(
                            SiteKinds.DOMAIN_CLASS_OVERLAP, at, name + " is declared twice: a domain has no case")
                    .seeing(known.location(), "the first one")
                    .advising("keep one of the two"));
            return;
        }
        List<DomainName> serving = new ServedBy(reading, hosts, name, direct).read(servedBy);
        Domain.Recipients recipients = serving.isEmpty() && servedBy.isPresent() && !direct
                ? new Domain.Recipients(false, List.of())
                : recipients(Reading.get(value, "recipients"));
        checkDirect(name, direct, recipients, Reading.get(value, "recipients"));
        Domain.Use use = primary
                ? Domain.Use.PRIMARY
                : none ? Domain.Use.NONE : aliasOf.isPresent() ? Domain.Use.ALIAS : Domain.Use.SERVED;
        domains.put(
                name,
                new Domain(
                        name,
                        use,
                        Domain.Origin.HIERA,
                        aliasOf,
                        serving,
                        recipients,
                        direct,
                        Reading.isTrue(Reading.get(value, "sends")),
                        Reading.isTrue(Reading.get(value, "exceptions")),
                        Reading.get(value, "dmarc").map(found -> PolicyKeys.dmarc(reading, Optional.of(found))),
                        Reading.get(value, "spf").map(found -> PolicyKeys.spf(reading, Optional.of(found))),
                        at));
    }

    /** The MX hosts refuse what a list lacks, and never see mail for a domain that has an MX of its own. */
    private void checkDirect(DomainName name, boolean direct, Domain.Recipients recipients, Optional<Value> declared) {
        if (direct && !recipients.verify()) {
            reading.error(
                    RoutingKinds.DIRECT_RECIPIENTS,
                    declared.orElseThrow().location(),
                    "mail for " + name + " does not come through our MX hosts (mx: direct), so they refuse nothing that"
                            + " recipients lacks",
                    "remove recipients: the host that serves the domain knows who is there; or remove mx: direct");
        }
    }

    private Domain.Recipients recipients(Optional<Value> value) throws IOException {
        if (value.isEmpty() || Reading.text(value).filter("verify"::equals).isPresent()) {
            return new Domain.Recipients(true, List.of());
        }
        if (value.get() instanceof Value.Sequence) {
            return new Domain.Recipients(false, reading.all(value, LIST));
        }
        Optional<byte[]> bytes = reading.file(value);
        String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        String file = Reading.text(value).orElse("");
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reading.parsed(Value.Text.of(line, Location.file(file, i + 1, 1)), LIST)
                        .ifPresent(names::add);
            }
        }
        return new Domain.Recipients(false, names);
    }

    private void checkAliases() {
        List<Domain> primaries = domains.values().stream()
                .filter(domain -> domain.is(Domain.Use.PRIMARY))
                .toList();
        for (Domain second : primaries.subList(Math.min(1, primaries.size()), primaries.size())) {
            reading.error(
                    SiteKinds.DOMAIN_CLASS_OVERLAP,
                    second.location(),
                    second.name() + " is a second primary domain beside "
                            + primaries.get(0).name(),
                    "keep one, and make the other an alias_of it");
            domains.remove(second.name());
        }
        Optional<DomainName> primary = primaries.stream().map(Domain::name).findFirst();
        List<DomainName> dropped = new ArrayList<>();
        Map<DomainName, Domain> declared = Map.copyOf(domains);
        for (Domain domain : List.copyOf(domains.values())) {
            if (primary.isPresent()
                    && domain.is(Domain.Use.ALIAS)
                    && !domain.aliasOf().equals(primary)) {
                checkAlias(domain, primary, declared, dropped);
            }
        }
        dropped.forEach(domains::remove);
    }

    /** An alias of an alias stands for the primary domain too, if that is where they lead; nothing else can be repeated. */
    private void checkAlias(
            Domain domain, Optional<DomainName> primary, Map<DomainName, Domain> declared, List<DomainName> dropped) {
        List<DomainName> way = new ArrayList<>(List.of(domain.name()));
        Optional<DomainName> next = domain.aliasOf();
        while (next.isPresent() && !way.contains(next.get())) {
            way.add(next.get());
            next = Optional.ofNullable(declared.get(next.get())).flatMap(Domain::aliasOf);
        }
        boolean leadsHome = primary.filter(way.get(way.size() - 1)::equals).isPresent();
        if (leadsHome) {
            reading.report(Diagnostic.warning(
                            RoutingKinds.DOMAIN_ALIAS_CHAIN,
                            domain.location(),
                            "the domain " + path(way) + " is an alias of an alias")
                    .advising("name " + primary.orElseThrow() + " itself"));
            domains.put(domain.name(), domain.aliasOf(primary.orElseThrow()));
        } else if (next.isPresent()) {
            way.add(next.get());
            reading.error(
                    RoutingKinds.DOMAIN_ALIAS_CYCLE,
                    domain.location(),
                    "the domain " + path(way) + " is an alias in a circle",
                    "name the primary domain");
            dropped.add(domain.name());
        } else {
            reading.error(
                    RoutingKinds.DOMAIN_ALIAS_UNSERVED,
                    domain.location(),
                    domain.name() + " is an alias of " + domain.aliasOf().orElseThrow()
                            + ", which is not the primary domain",
                    DidYouMean.remedy(
                            domain.aliasOf().orElseThrow().text(),
                            primary.stream().map(DomainName::text).toList(),
                            "name the primary domain"));
            dropped.add(domain.name());
        }
    }

    private static String path(List<DomainName> way) {
        return way.stream().map(DomainName::text).collect(Collectors.joining(" → "));
    }
}
