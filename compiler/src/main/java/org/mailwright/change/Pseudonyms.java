package org.mailwright.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.artefact.Form;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.RoleNames;
import org.mailwright.model.Site;

/**
 * Names for people that say nothing of them, the same one for the same person as long as this lives: {@code person-1} for
 * whoever is no role of ours, {@code outside-1} for where their mail goes.
 */
public final class Pseudonyms {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]+");
    /** {@code uid=alice,ou=users emailForward}: a DN, and an attribute behind it. */
    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9.-]+=([^,+ ]*).*?(?: ([A-Za-z0-9;-]+))?");

    private static final Pattern LOGIN = Pattern.compile("((?:uid|cn)=)(.+)");

    private final Set<String> domains = new HashSet<>();
    private final Set<String> roles = new HashSet<>();
    private final Set<String> people = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private int persons;
    private int outsides;

    /** What a site says of who is a role: the aliases that are no account's and no forward's, and the lists. */
    public void learn(Site site) {
        site.accounts().keySet().forEach(people::add);
        site.forwards().keySet().forEach(address -> people.add(address.local()));
        site.aliases().keySet().forEach(address -> roles.add(address.local()));
        for (Domain domain : site.domains().values()) {
            domains.add(domain.name().text());
            roles.addAll(domain.recipients().names());
        }
        domains.add(site.settings().srs().rewriteTo().text());
        domains.add(site.settings().srs().hosts().text());
        roles.addAll(RoleNames.PROTECTED);
        roles.removeAll(people);
    }

    /** The difference with every person hidden. */
    public Difference hide(Difference difference) {
        for (FileChange file : difference.files()) {
            if (file.form() == Form.PASSWD) {
                file.entries().forEach(entry -> people.add(entry.key()));
            }
        }
        roles.removeAll(people);
        return new Difference(
                difference.files().stream().map(this::hide).toList(),
                difference.addresses().stream().map(this::hide).toList(),
                difference.names(),
                difference.closed(),
                difference.refusals().stream().map(this::text).toList());
    }

    private FileChange hide(FileChange file) {
        boolean zone = file.form() == Form.ZONE;
        boolean replies = file.place().path().equals(Mailboxes.REFUSED);
        return new FileChange(
                file.place(),
                file.form(),
                file.kind(),
                file.secret(),
                file.rights(),
                file.entries().stream()
                        .map(entry -> new EntryChange(
                                zone ? entry.key() : key(entry.key()),
                                entry.earlier().map(value -> zone ? value : value(value, replies)),
                                entry.later().map(value -> zone ? value : value(value, replies)),
                                places(entry.earlierCauses()),
                                places(entry.laterCauses())))
                        .toList(),
                file.lines().stream()
                        .map(line -> new LineChange(line.added(), text(line.text()), places(line.causes())))
                        .toList());
    }

    private AddressChange hide(AddressChange change) {
        return new AddressChange(
                address(change.address()),
                hide(change.earlier()),
                hide(change.later()),
                change.password(),
                logins(change.earlierLogins()),
                logins(change.laterLogins()),
                change.through().stream().map(this::address).toList(),
                places(change.earlierCauses()),
                places(change.laterCauses()),
                change.aliasDomains());
    }

    private Destination hide(Destination destination) {
        return new Destination(
                destination.arrivals().stream().map(this::address).collect(Collectors.toCollection(TreeSet::new)),
                reply(destination.reply()));
    }

    private SortedSet<String> logins(Collection<String> logins) {
        return logins.stream().map(this::person).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A key of a table; a pattern that is an address of ours is one. */
    private String key(String key) {
        return key.startsWith("/^") && AliasPattern.of(key, "${1}@").isEmpty()
                ? "/^" + text(key.substring(2).replace("\\", "").replace("$/", "")) + "$/"
                : text(key);
    }

    private String value(String value, boolean reply) {
        return reply ? reply(value) : text(value);
    }

    /** A person's own words stand behind the codes. */
    private String reply(String reply) {
        Matcher matcher = Pattern.compile("(550 5\\.7\\.1) .*").matcher(reply);
        return matcher.matches() ? matcher.group(1) + " (message)" : reply;
    }

    /** Any text with the addresses and logins in it hidden. */
    public String text(String text) {
        StringBuilder hidden = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            int at = word.lastIndexOf('@');
            words.appendReplacement(hidden, Matcher.quoteReplacement(at > 0 ? addressIn(word) : names(word)));
        }
        words.appendTail(hidden);
        return hidden.toString();
    }

    /** An address with what prose puts around it. */
    private String addressIn(String word) {
        Matcher matcher = Pattern.compile("(?:mailto:)?(.*?)([.!?']*)").matcher(word);
        return matcher.matches() ? address(matcher.group(1)) + matcher.group(2) : address(word);
    }

    private String names(String word) {
        Matcher login = LOGIN.matcher(word);
        if (login.matches()) {
            // A DN names a person even where no site was read that would know it.
            return login.group(1) + person(login.group(2));
        }
        StringBuilder hidden = new StringBuilder();
        Matcher parts = NAME.matcher(word);
        while (parts.find()) {
            String part = parts.group();
            boolean known = people.contains(part.toLowerCase(Locale.ROOT));
            parts.appendReplacement(hidden, Matcher.quoteReplacement(known ? person(part) : part));
        }
        parts.appendTail(hidden);
        return hidden.toString();
    }

    private String address(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(0, at));
        String domain = address.substring(at + 1);
        if (at < 0) {
            return person(address);
        }
        boolean everybody = local.isEmpty() || local.equals("*") || local.startsWith("${");
        if (everybody) {
            return address;
        }
        if (!domains.contains(domain.toLowerCase(Locale.ROOT))) {
            return outside(address);
        }
        return roles.contains(local.toLowerCase(Locale.ROOT)) ? address : person(local) + "@" + domain;
    }

    private String outside(String address) {
        String known = names.get(address);
        if (known == null) {
            known = "outside-" + ++outsides;
            names.put(address, known);
        }
        return known;
    }

    private String person(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        String known = names.get(folded);
        if (known == null) {
            known = "person-" + ++persons;
            names.put(folded, known);
        }
        return known;
    }

    private List<Location> places(List<Location> places) {
        return places.stream().map(this::place).toList();
    }

    private Location place(Location place) {
        Matcher entry = ENTRY.matcher(place.detail());
        return entry.matches()
                ? Location.ldap(
                        place.source(),
                        place.line(),
                        person(entry.group(1)),
                        Optional.ofNullable(entry.group(2)).orElse(""))
                : place;
    }
}
