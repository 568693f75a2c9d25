package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailwright.flow.FromDomains;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * Every forged mail of a stranger: through each host of a running organisation by each way that is open to him, with a From in
 * each domain of ours, with a foreign, an own or an empty envelope sender. The site's model gives hosts, ways and domains.
 */
final class ForgedTable {
    private static final Pattern QUEUED = Pattern.compile("postfix/cleanup\\[\\d+]: ([0-9A-F]+): message-id=");
    private static final Pattern FORWARDED = Pattern.compile("forwarded as ([0-9A-F]+)");
    private static final String CAROL = "carol@onion.example";

    private final Organisation organisation;
    private final Site site;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private ForgedTable(Organisation organisation) {
        this.organisation = organisation;
        this.site = organisation.addresses().routes().site();
    }

    /**
     * One way to one recipient.
     *
     * @param last the last host before the MX
     * @param from the machine that hands the letter over
     * @param copies how many copies arrive outside when nothing refuses it
     */
    private record Way(String what, Host last, String from, Letter letter, String recipient, int copies) {}

    /** A letter that was taken. */
    private record Taken(String row, Way way, String token) {}

    /** Tries all rows; what leaves signed or aligned, or is lost. */
    static List<String> otherwise(Organisation organisation) {
        ForgedTable table = new ForgedTable(organisation);
        List<Way> ways = table.ways();
        List<DomainName> froms = table.froms();
        List<Taken> taken = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < ways.size(); i++) {
            for (int j = 0; j < froms.size(); j++) {
                for (String envelope : table.envelopes(froms.get(j), i + j)) {
                    rows++;
                    table.send(ways.get(i), froms.get(j), envelope, "row-" + rows + "-end")
                            .ifPresent(taken::add);
                }
            }
        }
        taken.forEach(table::judge);
        System.err.println("*** forged: " + rows + " rows = "
                + ways.stream().map(way -> way.last().name()).distinct().count() + " hosts in " + ways.size()
                + " ways x " + froms.size() + " From domains, rewrite_to "
                + table.site.settings().srs().rewriteTo() + ": " + table.counts + " ***");
        assertThat(ways.stream().map(way -> way.last().name()))
                .as("the mail hosts in the table")
                .containsAll(table.site.mailHosts().map(Host::name).toList());
        return table.wrong;
    }

    /**
     * The foreign, the own and the empty envelope sender for the primary domain and for {@code rewrite_to}; for another From
     * domain they take turns, which {@code -Dforged.all=true} ends.
     */
    private List<String> envelopes(DomainName from, int turn) {
        List<String> all = List.of("evil@spam.example", "forger@" + from, "");
        boolean whole = Boolean.getBoolean("forged.all")
                || from.equals(site.primary())
                || from.equals(site.settings().srs().rewriteTo());
        return whole ? all : List.of(all.get(turn % all.size()));
    }

    /** Every domain of ours and every name that nobody writes from; one node that only sends stands for all of its kind. */
    private List<DomainName> froms() {
        TreeSet<DomainName> froms = new TreeSet<>(FromDomains.nobodys(site).keySet());
        site.domains().values().stream()
                .filter(domain -> domain.origin() != Domain.Origin.NODE)
                .forEach(domain -> froms.add(domain.name()));
        site.mailHosts().forEach(host -> froms.add(host.name()));
        froms.add(DomainName.of("web-01.onion.example"));
        froms.add(site.settings().srs().rewriteTo());
        return List.copyOf(froms);
    }

    private List<Way> ways() {
        StrangersMail strangers = StrangersMail.of(site);
        List<Way> ways = new ArrayList<>();
        Stream<Host> running = site.hosts().values().stream()
                .filter(host -> !host.roles().isEmpty() || host.name().text().startsWith("web-01."));
        running.forEach(host -> {
            String address = host.addresses().get(0).text();
            Letter hostile = World.IPV4.forger().via(address);
            ways.add(new Way("port 25", host, "hostile", hostile, CAROL, 1));
            if (host.is(Role.SUBMISSION)) {
                ways.add(new Way("port 587", host, "hostile", hostile.port(587), CAROL, 1));
            }
            site.domains(Domain.Use.SERVED)
                    .filter(domain -> domain.servedBy().contains(host.name()))
                    .forEach(domain -> {
                        if (host.is(Role.LISTS)) {
                            for (String mx : List.of(MX_01, MX_02)) {
                                Letter post = World.IPV4.forger().via(mx);
                                ways.add(new Way("a list", host, "hostile", post, "relays-talk@" + domain.name(), 2));
                            }
                        } else {
                            ways.add(new Way("its alias", host, "hostile", hostile, "friends@" + domain.name(), 1));
                        }
                    });
            // As if it had handed on what a stranger wrote, whatever way it came there.
            if (strangers.voice(host).strangers()) {
                String name = host.name().text();
                Letter own = Letter.from(address, name).via(address.equals(MX_01) ? MX_02 : MX_01);
                ways.add(new Way("its address", host, name.substring(0, name.indexOf('.')), own, CAROL, 1));
            }
        });
        return ways;
    }

    private Optional<Taken> send(Way way, DomainName from, String envelope, String token) {
        // Of its own name an SRS host is believed, and strangers' mail does not reach it with that.
        if (way.what().equals("its address")
                && way.last().is(Role.SRS)
                && from.equals(way.last().name())) {
            counts.merge("an SRS host's own bounces", 1, Integer::sum);
            return Optional.empty();
        }
        Letter letter =
                way.letter().envelope(envelope, way.recipient()).with(token, "From: Alice <alice@" + from + ">");
        Said said = organisation.at(way.from()).send(letter);
        if (Organisation.isGreylisted(said)) {
            organisation.atAddress(letter.to()).script("later.sh");
            said = organisation.at(way.from()).send(letter);
        }
        if (said.data().code() == 250) {
            return Optional.of(new Taken(
                    way.last().name() + ", " + way.what() + " at " + letter.to() + ", From " + from + ", envelope <"
                            + envelope + ">",
                    way,
                    token));
        }
        counts.merge("refused", 1, Integer::sum);
        return Optional.empty();
    }

    private void judge(Taken taken) {
        boolean relayed = taken.way().what().equals("its alias");
        String fate = relayed ? fate(taken) : "";
        if (relayed && fate.contains("status=bounced")) {
            counts.merge("refused behind " + taken.way().last().name(), 1, Integer::sum);
            return;
        }
        List<Received> copies =
                organisation.at("outside").received(taken.token(), taken.way().copies(), Duration.ofSeconds(40));
        if (copies.size() < taken.way().copies()) {
            wrong.add(taken.row() + ": lost: " + fate);
            return;
        }
        counts.merge("left neither signed nor aligned", 1, Integer::sum);
        for (Received copy : copies) {
            Verdict verdict = organisation.at("outside").judge(copy);
            boolean ours = Stream.concat(verdict.signedBy().stream(), verdict.passing().stream())
                    .anyMatch(this::isOurs);
            if (ours || verdict.marks() > 0) {
                counts.merge("left neither signed nor aligned", -1, Integer::sum);
                counts.merge("LEFT SIGNED OR ALIGNED", 1, Integer::sum);
                wrong.add(taken.row() + ": " + verdict);
                return;
            }
        }
    }

    private boolean isOurs(String name) {
        return DomainName.parse(name)
                .value()
                .filter(found ->
                        site.isOwn(found) || site.domains().keySet().stream().anyMatch(found::isWithin))
                .isPresent();
    }

    /** What became of what an alias of the host made of a letter: the last line about it. */
    private String fate(Taken taken) {
        Machine machine = organisation.atAddress(taken.way().letter().to());
        String queued = group(QUEUED, logged(machine, "message-id=<" + taken.token() + "@test.example>"));
        String forwarded = group(FORWARDED, logged(machine, queued + ": to=<"));
        return logged(machine, forwarded + ": to=<");
    }

    private static String logged(Machine machine, String text) {
        return machine.logged(text, Organisation.PATIENCE)
                .orElseThrow(() -> new AssertionError("nothing is logged of " + text));
    }

    private static String group(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        if (!found.find()) {
            throw new AssertionError(line);
        }
        return found.group(1);
    }
}
