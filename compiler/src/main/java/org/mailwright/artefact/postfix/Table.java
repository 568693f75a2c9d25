package org.mailwright.artefact.postfix;

import java.util.List;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Notice;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Host;

/**
 * A lookup table below {@code /etc/postfix/maps}, and how Postfix opens it.
 *
 * @param name its file name, as operators know it
 * @param type {@code lmdb} is indexed by postmap and seen at once; {@code regexp} and {@code cidr} are text that a
 *     reload reads
 */
record Table(String name, String type) {
    private static final String DIRECTORY = "/etc/postfix/maps/";
    static final HostFile HOST_FILE = HostFile.family(
            Form.TABLE, DIRECTORY + "[a-z][a-z0-9_]*", path -> List.of(Action.postmap(path), Action.reloadPostfix()));

    static final Table ALIAS = new Table("alias", "lmdb");
    static final Table ALIAS_DOMAINS = new Table("alias_domains", "regexp");
    static final Table DISABLED = new Table("disabled", "lmdb");
    static final Table HEADER_CHECKS = new Table("header_checks", "regexp");
    static final Table LIST_TOKENS = new Table("list_tokens", "regexp");
    static final Table MX_CLIENTS = new Table("mx_clients", "cidr");
    static final Table NOT_FORWARDS = new Table("not_forwards", "lmdb");
    static final Table RECIPIENTS = new Table("recipients", "lmdb");
    static final Table RELAY_CLIENTS = new Table("relay_clients", "cidr");
    static final Table RELAY_DOMAINS = new Table("relay_domains", "lmdb");
    static final Table RELAY_SENDERS = new Table("relay_senders", "lmdb");
    static final Table SENDER_LOGIN = new Table("sender_login", "lmdb");
    static final Table SENDING_DOMAINS = new Table("sending_domains", "regexp");
    static final Table SRS_ADDRESSES = new Table("srs_addresses", "regexp");
    static final Table SRS_SENDERS = new Table("srs_senders", "regexp");
    static final Table TLS_POLICY = new Table("tls_policy", "lmdb");
    static final Table TRANSPORT = new Table("transport", "lmdb");
    static final Table VERIFIED_DOMAINS = new Table("verified_domains", "lmdb");

    /** The path on the host. */
    String file() {
        return DIRECTORY + name;
    }

    /** The table as main.cf names it, e.g. {@code lmdb:/etc/postfix/maps/alias}. */
    String reference() {
        return type + ":" + file();
    }

    /** A pipeline: what {@code first} answers is looked up in this table (pipemap, DATABASE_README). */
    String after(Table first) {
        return "pipemap:{" + first.reference() + "," + reference() + "}";
    }

    /**
     * The same where addresses have extensions. Postfix does not ask a table of patterns for an address without its
     * extension, and takes a pipeline for what its first table is: so one that is no table of patterns stands there.
     */
    String after(Table first, String delimiter) {
        return delimiter.isEmpty()
                ? after(first)
                : "pipemap:{unionmap:{inline:{none=none}," + first.reference() + "}," + reference() + "}";
    }

    /** The table of a host, its header before the entries. */
    Artefact of(Host host, Body entries) {
        Location cause = host.location();
        Body body = lines -> {
            lines.line(Notice.HASH, cause);
            entries.write(lines);
        };
        boolean indexed = type.equals("lmdb");
        List<Action> run = List.of(indexed ? Action.postmap(file()) : Action.reloadPostfix());
        return HOST_FILE.file(host, file(), run, body);
    }
}
