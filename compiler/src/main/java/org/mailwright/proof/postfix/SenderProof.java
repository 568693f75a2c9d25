package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Site;
import org.mailwright.proof.EmittedFile;
import org.mailwright.route.Senders;

/**
 * Who may send as whom on a submission host: each account as itself and as its aliases, in every domain that people send
 * from, and nobody as somebody else. The table is compared entry by entry; the servers are asked for a sample.
 */
final class SenderProof {
    private static final Kind RULE = ProofKinds.SENDER;
    private static final List<String> PORTS = List.of("submissions/inet", "submission/inet");
    private static final int ASKED = 1000;
    private final Instance postfix;
    private final Site site;
    private final SortedMap<Address, Senders.Owners> ofAliases;
    private final IpAddress stranger;
    private final Optional<String> extension;

    private SenderProof(Instance postfix) {
        this.postfix = postfix;
        this.site = postfix.site();
        this.ofAliases = postfix.routes().owners();
        Probes probes = new Probes(postfix.routes());
        this.stranger = probes.stranger();
        this.extension = probes.extension();
    }

    static void of(Instance postfix) {
        SenderProof proof = new SenderProof(postfix);
        for (String name : PORTS) {
            Optional<Instance.Port> port = postfix.port(name);
            if (port.isPresent()) {
                proof.ask(port.get());
            } else {
                postfix.faults()
                        .add(
                                RULE,
                                postfix.masterCf(),
                                0,
                                postfix.host().name() + " has no service " + name,
                                List.of(postfix.host().location()));
            }
        }
        postfix.port(PORTS.get(0))
                .ifPresent(port -> postfix.tables()
                        .list(port.server().get("smtpd_sender_login_maps"))
                        .forEach(table -> {
                            if (table instanceof IndexedTable indexed) {
                                proof.compare(indexed);
                            }
                        }));
    }

    /** The logins that own an address, in the primary domain or declared itself. */
    private SortedSet<String> owners(Address address) {
        SortedSet<String> uids = new TreeSet<>();
        Senders.Owners named = ofAliases.get(address);
        if (named != null) {
            uids.addAll(named.uids());
        }
        if (address.domain().equals(site.primary())) {
            Account account = site.accounts().get(address.local());
            if (account != null && account.state() == Account.State.ACTIVE) {
                uids.add(account.uid());
            }
        }
        return uids;
    }

    private void compare(IndexedTable table) {
        table.forEach((key, value, line) -> {
            SortedSet<String> written = new TreeSet<>(Words.of(value));
            Optional<Address> address = Address.parse(key).value();
            SortedSet<String> owners = address.map(this::owners).orElseGet(TreeSet::new);
            if (!written.equals(owners)) {
                fault(
                        table.file(),
                        line,
                        key + " may be used by " + names(written) + " and belongs to " + names(owners),
                        address.map(this::causes).orElse(List.of()));
            }
        });
        Stream<Address> people = site.accounts().values().stream()
                .filter(account -> account.state() == Account.State.ACTIVE)
                .map(account -> new Address(account.uid(), site.primary()));
        Stream.concat(people, ofAliases.keySet().stream()).forEach(address -> {
            if (table.find(address.toString()).isEmpty()) {
                fault(
                        table.file(),
                        0,
                        "nobody may send as " + address + ", which belongs to " + names(owners(address)),
                        causes(address));
            }
        });
    }

    private static String names(SortedSet<String> uids) {
        return uids.isEmpty() ? "nobody" : String.join(", ", uids);
    }

    private List<Location> causes(Address address) {
        Senders.Owners named = ofAliases.get(address);
        Account account = site.accounts().get(address.local());
        return named != null ? named.causes() : account != null ? List.of(account.location()) : List.of();
    }

    private void ask(Instance.Port port) {
        List<Account> active = site.accounts().values().stream()
                .filter(account -> account.state() == Account.State.ACTIVE)
                .toList();
        List<Domain> domains = site.domains().values().stream()
                .filter(domain -> Senders.isSending(site, domain))
                .toList();
        List<Domain> silent = site.domains(Domain.Use.ALIAS)
                .filter(domain -> !Senders.isSending(site, domain))
                .toList();
        int step = active.size() / ASKED + 1;
        for (int i = 0; i < active.size(); i += step) {
            Account account = active.get(i);
            String other = active.get((i + 1) % active.size()).uid();
            Address own = new Address(account.uid(), site.primary());
            ask(port, own, account.uid());
            ask(port, own, other);
            extension.ifPresent(more -> {
                ask(port, own, more, account.uid());
                ask(port, own, more, other);
            });
            ask(port, own, "");
            ask(port, own.at(domains.get(i % domains.size()).name()), account.uid());
            ask(port, own.at(domains.get(i % domains.size()).name()), other);
            if (!silent.isEmpty()) {
                ask(port, own.at(silent.get(i % silent.size()).name()), account.uid());
            }
        }
        int most = ASKED;
        for (Address alias : ofAliases.keySet()) {
            if (most-- > 0 && !active.isEmpty()) {
                owners(alias).forEach(uid -> ask(port, alias, uid));
                ask(port, alias, active.get(most % active.size()).uid());
            }
        }
        String foreign = active.isEmpty() ? "" : active.get(0).uid();
        refuse(port, Probes.OUTSIDE, foreign);
    }

    private void ask(Instance.Port port, Address sender, String login) {
        ask(port, sender, "", login);
    }

    /** An extension that nothing declares changes nothing. */
    private void ask(Instance.Port port, Address sender, String more, String login) {
        Optional<Domain> domain = site.domain(sender.domain());
        boolean sends =
                domain.filter(found -> Senders.isSending(site, found)).isPresent() || ofAliases.containsKey(sender);
        Address declared =
                ofAliases.containsKey(sender) || postfix.routes().entry(sender).isPresent()
                        ? sender
                        : domain.filter(found -> sends)
                                .flatMap(Domain::aliasOf)
                                .map(sender::at)
                                .orElse(sender);
        boolean expected = sends && !login.isEmpty() && owners(declared).contains(login);
        String from = sender.local() + more + "@" + sender.domain();
        Answer answer = port.smtpd().rcpt(new Smtpd.Session(stranger, login, from), Probes.OUTSIDE);
        if (answer.isAccepted() != expected) {
            EmittedFile file = answer.by().map(Hit::file).orElse(port.server().file());
            String who = login.isEmpty() ? "somebody without a login" : login;
            fault(
                    file,
                    answer.by().map(Hit::line).orElse(port.server().line("smtpd_sender_login_maps")),
                    who + (expected ? " may not send as " : " may send as ") + from + ", which belongs to "
                            + names(owners(declared)),
                    causes(declared));
        }
    }

    private void refuse(Instance.Port port, String sender, String login) {
        if (port.smtpd()
                .rcpt(new Smtpd.Session(stranger, login, sender), Probes.OUTSIDE)
                .isAccepted()) {
            fault(
                    port.server().file(),
                    port.server().line("smtpd_sender_login_maps"),
                    "everybody may send as " + sender,
                    List.of(postfix.host().location()));
        }
    }

    private void fault(EmittedFile file, int line, String message, List<Location> causes) {
        postfix.faults().add(RULE, file, line, postfix.host().name() + ": " + message, causes);
    }
}
