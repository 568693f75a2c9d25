package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/**
 * The From fields that a submission or relay host refuses (header_checks): those in a name that nobody writes from, and none
 * that its users may have. A host that is MX or SRS too leaves that to rspamd.
 */
final class FromProof {
    private static final Kind RULE = ProofKinds.FROM;
    private static final String MAP = "/etc/postfix/maps/header_checks";
    private static final List<String> PORTS = List.of("smtp/inet", "submissions/inet", "submission/inet");
    private final Instance postfix;

    private FromProof(Instance postfix) {
        this.postfix = postfix;
    }

    static void of(Instance postfix) {
        Host host = postfix.host();
        boolean judges = (host.is(Role.SUBMISSION) || host.is(Role.RELAY)) && !host.is(Role.MX) && !host.is(Role.SRS);
        if (judges) {
            PORTS.forEach(name -> postfix.port(name).ifPresent(port -> new FromProof(postfix).judge(port)));
        }
    }

    private void judge(Instance.Port port) {
        Parameters cleanup = port.cleanup();
        List<LookupTable> tables = postfix.tables().list(cleanup.get("header_checks"));
        for (Map.Entry<DomainName, Location> nobodys :
                FromDomains.nobodys(postfix.site()).entrySet()) {
            for (String header : forms(nobodys.getKey())) {
                Optional<Hit> hit = AddressMaps.find(tables, header, false);
                if (!isRefusal(hit)) {
                    fault(cleanup, tables, hit, " takes a From that nobody may have: ", header, nobodys.getValue());
                    break;
                }
            }
        }
        for (DomainName name : FromDomains.of(postfix.site(), postfix.host())) {
            String header = "From: Someone <someone@" + name + ">";
            Optional<Hit> hit = AddressMaps.find(tables, header, false);
            if (isRefusal(hit)) {
                Location cause = postfix.site()
                        .domain(name)
                        .map(domain -> domain.location())
                        .orElseGet(postfix.host()::location);
                fault(cleanup, tables, hit, " refuses a From of ours: ", header, cause);
            }
        }
    }

    private static List<String> forms(DomainName name) {
        return List.of(
                "From: someone@" + name,
                "From: \"Some One\" <someone@" + name + ">",
                "from : someone@ (here)" + name.text().toUpperCase(Locale.ROOT) + ". (there)",
                "From: a@elsewhere.test,\n b@" + name + ", c@elsewhere.test");
    }

    private static boolean isRefusal(Optional<Hit> hit) {
        return hit.filter(found -> found.value().toUpperCase(Locale.ROOT).startsWith("REJECT"))
                .isPresent();
    }

    private void fault(
            Parameters cleanup,
            List<LookupTable> tables,
            Optional<Hit> hit,
            String what,
            String header,
            Location cause) {
        postfix.faults()
                .add(
                        RULE,
                        hit.map(Hit::file)
                                .orElseGet(() -> tables.isEmpty()
                                        ? cleanup.file()
                                        : postfix.tables().fileOr(MAP)),
                        hit.map(Hit::line).orElse(tables.isEmpty() ? cleanup.line("header_checks") : 0),
                        postfix.host().name() + what + header.replace("\n", ""),
                        List.of(cause));
    }
}
