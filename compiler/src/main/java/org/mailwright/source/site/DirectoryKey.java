package org.mailwright.source.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.diagnostic.kind.PasswordKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Account;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.source.cache.LastAnswer;
import org.mailwright.source.ldap.Accounts;
import org.mailwright.source.ldap.AttributeNames;
import org.mailwright.source.ldap.Directory;
import org.mailwright.source.ldap.Excerpt;
import org.mailwright.source.ldap.KeptDirectory;
import org.mailwright.source.ldap.LdapServer;
import org.mailwright.source.ldap.LdifCopy;
import org.mailwright.source.ldap.LdifFile;

/** {@code directory} of mailwright.yaml: the sources of people, one after the other. */
final class DirectoryKey {
    private final Reading reading;
    private final DomainName primary;
    private final LocalDate today;
    private final Need need;
    private final boolean passwords;
    private final boolean submission;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final List<SourceSize> sizes = new ArrayList<>();
    private boolean whole = true;

    /** @param hosts those that may get the submission passwords */
    DirectoryKey(Reading reading, DomainName primary, LocalDate today, Need need, Collection<Host> hosts) {
        this.reading = reading;
        this.primary = primary;
        this.today = today;
        this.need = need;
        this.passwords = need.passwords(hosts);
        this.submission = hosts.stream().anyMatch(host -> host.is(Role.SUBMISSION));
    }

    /**
     * The accounts of all sources by uid, and how large each source was.
     *
     * @param whole false when a source could not be read whole, or a live server gave nobody: what would be found in the rest only follows from that
     */
    record People(SortedMap<String, Account> accounts, List<SourceSize> sizes, boolean whole) {}

    People read(List<Value> sources) throws IOException {
        for (Value source : sources) {
            add(Optional.of(source));
        }
        return new People(accounts, List.copyOf(sizes), whole);
    }

    private void add(Optional<Value> source) throws IOException {
        Optional<Value> url = Reading.get(source, "url");
        Optional<Value> ldif = Reading.get(source, "ldif");
        if (url.isPresent()) {
            live(source, url.get().location(), ldif);
        } else if (ldif.isPresent()) {
            Optional<Checked<SortedMap<String, Account>>> read = fileOf(source, ldif);
            whole &= read.isPresent();
            read.ifPresent(found -> {
                refuseEmpty(source, ldif.get(), found);
                add(source, found);
            });
        } else {
            reading.error(
                    LdapKinds.DIRECTORY_UNUSABLE,
                    source.orElseThrow().location(),
                    "this directory names neither a server nor an LDIF file",
                    "give it url: or ldif:");
        }
    }

    /** A file without accounts, or one in which the attribute that mailwright.yaml names is nowhere. */
    private void refuseEmpty(Optional<Value> source, Value ldif, Checked<SortedMap<String, Account>> read) {
        String file = Reading.text(Optional.of(ldif)).orElse("");
        boolean part = Reading.get(source, "base")
                .or(() -> Reading.get(source, "filter"))
                .isPresent();
        Optional<Value> forward = Reading.get(Reading.get(source, "attributes"), "forward");
        boolean nowhere = read.value().values().stream()
                .allMatch(account -> account.forward().isEmpty() && !account.forwardDamaged());
        if (!read.hasErrors() && read.value().isEmpty()) {
            whole = false;
            reading.error(
                    LdapKinds.EMPTY_RESULT,
                    ldif.location(),
                    file + (part ? " has no account below base that passes filter" : " has no account"),
                    part
                            ? "correct base and filter; each account needs a uid"
                            : "export the directory anew; each account needs a uid");
        } else if (nowhere && forward.isPresent() && !read.hasErrors()) {
            whole = false;
            reading.error(
                    LdapKinds.EMPTY_RESULT,
                    forward.get().location(),
                    "no account of " + file + " has the attribute "
                            + Reading.text(forward).orElse(""),
                    "write the attribute that says where mail goes; ud-ldap's is emailForward");
        }
    }

    /** A server, or what stands for it where it does not answer. */
    private void live(Optional<Value> source, Location at, Optional<Value> ldif) throws IOException {
        String url = Reading.text(Reading.get(source, "url")).orElse("");
        LiveSource.Keys keys = new LiveSource.Keys(source, ldif, LdapKinds.DIRECTORY_SNAPSHOT, minimum(source));
        List<String> question = new ArrayList<>(List.of(url, attributes(source).toString(), "passwords " + passwords));
        for (String key : List.of("base", "filter", "bind_dn")) {
            question.add(Reading.text(Reading.get(source, key)).orElse(""));
        }
        LiveSource live = new LiveSource(reading, need, keys, question, List.of("directory", ".ldif"));
        Optional<Checked<SortedMap<String, Account>>> read = live.read(new Server(source, url));
        whole &= read.isPresent();
        if (read.isPresent() && read.get().value().isEmpty()) {
            whole = false;
            reading.error(
                    LdapKinds.EMPTY_RESULT,
                    at,
                    url + " gave no account",
                    "look at base, filter and what the reader may see: no error is not the same as everything");
        }
        read.ifPresent(found -> add(source, found));
    }

    /** How a server is read. */
    private final class Server implements LiveSource.Medium<Checked<SortedMap<String, Account>>> {
        private final Optional<Value> source;
        private final String url;

        Server(Optional<Value> source, String url) {
            this.source = source;
            this.url = url;
        }

        @Override
        public Optional<Checked<SortedMap<String, Account>>> ask(Optional<PrintStream> copy) throws IOException {
            Optional<LdapServer> server =
                    DirectoryServer.read(reading, source, attributes(source).filter());
            if (server.isEmpty()) {
                return Optional.empty();
            }
            boolean open = server.get().tls().isEmpty() && !server.get().url().isLoopback();
            Directory asked = copy.isPresent() ? new LdifCopy(server.get(), copy.get()) : server.get();
            return Optional.of(accounts(asked, source, passwords && !open));
        }

        @Override
        public Optional<Checked<SortedMap<String, Account>>> kept(LastAnswer answer) throws IOException {
            return Optional.of(accounts(new KeptDirectory(new LdifFile(url, answer::open), url), source, passwords));
        }

        @Override
        public Optional<Checked<SortedMap<String, Account>>> snapshot(Value file) throws IOException {
            return fileOf(source, Optional.of(file));
        }

        @Override
        public int size(Checked<SortedMap<String, Account>> answer) {
            return answer.value().size();
        }
    }

    private Checked<SortedMap<String, Account>> accounts(
            Directory directory, Optional<Value> source, boolean withPasswords) throws IOException {
        return Accounts.read(directory, attributes(source), primary, today, withPasswords);
    }

    private Optional<Checked<SortedMap<String, Account>>> fileOf(Optional<Value> source, Optional<Value> ldif)
            throws IOException {
        Optional<Path> path = reading.source(ldif);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        LdifFile file = new LdifFile(
                Reading.text(ldif).orElseThrow(), () -> reading.files().open(path.get()));
        Optional<Directory> part = part(file, source);
        return part.isEmpty() ? Optional.empty() : Optional.of(accounts(part.get(), source, passwords));
    }

    /** What {@code base} and {@code filter} leave of a file; they hold for it as for a server. */
    private Optional<Directory> part(LdifFile file, Optional<Value> source) {
        Optional<Value> base = Reading.get(source, "base");
        Optional<Value> filter = Reading.get(source, "filter");
        if (base.isEmpty() && filter.isEmpty()) {
            return Optional.of(file);
        }
        Parsed<Excerpt> part = Excerpt.of(
                file,
                Reading.text(base).orElse(""),
                Reading.text(filter).orElseGet(() -> attributes(source).filter()));
        if (part.value().isEmpty()) {
            reading.error(
                    LdapKinds.DIRECTORY_UNUSABLE,
                    filter.or(() -> base).orElseThrow().location(),
                    part.reason(),
                    "write the base as in RFC 4514 and the filter as in RFC 4515");
        }
        return part.value().map(Directory.class::cast);
    }

    private void add(Optional<Value> source, Checked<SortedMap<String, Account>> read) {
        read.diagnostics().stream()
                .filter(finding -> submission || !finding.kind().equals(Accounts.HIDDEN))
                .forEach(reading::report);
        whole &= !read.hasErrors();
        read.value().values().forEach(this::add);
        sizes.add(new SourceSize(
                SourceSize.Kind.PEOPLE,
                Reading.text(Reading.get(source, "name")).orElse("directory"),
                read.value().size(),
                minimum(source),
                read.value().values().stream()
                        .anyMatch(account -> account.password().isPresent()),
                source.orElseThrow().location()));
    }

    private static int minimum(Optional<Value> source) {
        return Reading.whole(Reading.get(source, "minimum"), 0);
    }

    private void add(Account account) {
        Account known = accounts.putIfAbsent(account.uid(), account);
        if (known != null) {
            reading.report(Diagnostic.warning(
                            PasswordKinds.PASSWD_USER_DUPLICATE,
                            account.location(),
                            "the uid " + account.uid() + " is in two directories")
                    .seeing(known.location(), "the first one, which stays")
                    .advising("rename or remove one of the two"));
        }
    }

    private static AttributeNames attributes(Optional<Value> source) {
        Optional<Value> names = Reading.get(source, "attributes");
        AttributeNames preset = AttributeNames.udLdap();
        return new AttributeNames(
                Reading.text(Reading.get(names, "forward")).orElse(preset.forward()),
                Reading.text(Reading.get(names, "password")).orElse(preset.password()),
                Reading.text(Reading.get(names, "status")).orElse(preset.status()));
    }
}
