package org.mailwright.proof.postfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Host;
import org.mailwright.proof.EmittedFile;

/** The compiled Postfix of a host with the tables of {@link SeededSite}s for its own, so that a test can run it alone. */
final class SeededHost {
    /** The tables that are not the host's own. */
    static final List<String> TABLES =
            List.of("relay_domains", "recipients", "alias", "alias_domains", "list_tokens", "transport", "disabled");

    /** What mail does not need: filters, a rewriter that is not running, waiting for a client's faults. */
    private static final List<String> MAIN_CF = List.of(
            "smtpd_milters =",
            "recipient_canonical_maps =",
            "sender_canonical_maps =",
            "smtpd_tls_security_level = none",
            "smtpd_tls_chain_files =",
            "smtpd_error_sleep_time = 0",
            "smtpd_soft_error_limit = 100000",
            "smtpd_hard_error_limit = 100000",
            "smtpd_junk_command_limit = 100000",
            "smtpd_peername_lookup = no",
            "smtpd_authorized_xclient_hosts = 127.0.0.1",
            "in_flow_delay = 0",
            "maillog_file = /var/spool/postfix/mail.log");

    /** What the tables of {@link SeededSite}s are made for. */
    private static final List<String> SEEDED = List.of(
            "recipient_delimiter = +",
            "virtual_alias_recursion_limit = " + SeededSite.DEEPEST,
            "virtual_alias_expansion_limit = " + SeededSite.MOST);

    private static final Pattern INDEXED = Pattern.compile("lmdb:(/etc/postfix/maps/[a-z_]+)");
    private static final Set<String> AGENTS = Set.of(
            "smtp/unix",
            "relay/unix",
            "local/unix",
            "virtual/unix",
            "lmtp/unix",
            "discard/unix",
            "error/unix",
            "retry/unix");

    private static final Set<String> ERRORS = Set.of("error", "retry");

    private SeededHost() {}

    /** The host's Postfix, with the tables of all sites for its own, and agents that only tell where mail would go. */
    static org.mailwright.artefact.Files plan(org.mailwright.artefact.Files plan, Host host, List<SeededSite> sites) {
        List<String> parameters =
                Stream.of(MAIN_CF, SEEDED).flatMap(List::stream).toList();
        return changed(
                plan, host, parameters, (name, compiled) -> TABLES.contains(name) ? seeded(name, sites) : compiled);
    }

    /** The host's Postfix with its own tables, and agents that only tell where mail would go. */
    static org.mailwright.artefact.Files alone(org.mailwright.artefact.Files plan, Host host) {
        return changed(plan, host, MAIN_CF, (name, compiled) -> compiled);
    }

    private static List<String> seeded(String table, List<SeededSite> sites) {
        Stream<String> seeded = sites.stream().flatMap(site -> site.lines(table).stream());
        return Stream.concat(
                        seeded,
                        table.equals("transport") ? Stream.of(Verification.DOMAIN + " discard:") : Stream.empty())
                .toList();
    }

    private static org.mailwright.artefact.Files changed(
            org.mailwright.artefact.Files plan,
            Host host,
            List<String> parameters,
            BiFunction<String, List<String>, List<String>> tables) {
        String prefix = "hosts/" + host.name() + "/etc/postfix/";
        return new org.mailwright.artefact.Files(plan.artefacts().stream()
                .filter(file -> file.path().startsWith(prefix))
                .map(file -> {
                    List<String> compiled = new EmittedFile(file).lines();
                    String name = file.path().replaceFirst(".*/", "");
                    List<String> lines = switch (name) {
                        case "main.cf" -> parameters(compiled, parameters);
                        case "master.cf" -> services(compiled);
                        default -> tables.apply(name, compiled);
                    };
                    return new Artefact(file.place(), file.form(), file.rights(), List.of(), out -> {
                        for (String line : lines) {
                            out.line(line, List.of());
                        }
                    });
                })
                .toList());
    }

    /** A parameter twice would make every daemon warn, and postlogd(8) then waits for itself for ever. */
    private static List<String> parameters(List<String> compiled, List<String> changed) {
        Set<String> ours = changed.stream().map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        boolean kept = true;
        for (String line : compiled) {
            kept = line.startsWith(" ") ? kept : !ours.contains(line.split(" ", 2)[0]);
            if (kept) {
                lines.add(line);
            }
        }
        lines.addAll(changed);
        return lines;
    }

    /**
     * Agents are error(8) and discard(8), which log the next hop as the reason; the SMTP server is reached through a socket, and
     * what {@code sendmail -bv} asks goes the way of what comes in there.
     */
    private static List<String> services(List<String> compiled) {
        List<String> lines = new ArrayList<>();
        boolean kept = true;
        for (String line : compiled) {
            if (!line.startsWith(" ")) {
                List<String> fields = Words.fields(line);
                String service = fields.get(0);
                kept = !AGENTS.contains(service + "/" + fields.get(1))
                        && !fields.get(1).equals("inet");
                if (line.startsWith("smtp ") && fields.get(1).equals("inet")) {
                    kept = true;
                    lines.add(PrivatePostfix.SOCKET + " unix n - n - - smtpd");
                    continue;
                }
                if (!kept && fields.get(1).equals("unix")) {
                    lines.add(service + " unix - - n - - " + (ERRORS.contains(service) ? "error" : "discard")
                            + " -o syslog_name=postfix/way-" + service);
                }
            }
            if (kept && !line.strip().equals("-o cleanup_service_name=cleanup-local")) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Writes its files below {@code /etc/postfix}, wherever that is; the tables that are to be indexed. */
    static List<String> write(org.mailwright.artefact.Files plan, Path etc) throws IOException {
        Set<String> indexed = new TreeSet<>();
        for (Artefact file : plan.artefacts()) {
            List<String> lines = new EmittedFile(file).lines();
            Files.write(etc.resolve(file.path().replaceFirst(".*/etc/postfix/", "")), lines);
            lines.forEach(line -> INDEXED.matcher(line).results().forEach(found -> indexed.add(found.group(1))));
        }
        return List.copyOf(indexed);
    }
}
