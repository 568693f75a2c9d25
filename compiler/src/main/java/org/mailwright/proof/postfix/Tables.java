package org.mailwright.proof.postfix;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Host;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/**
 * The tables of a host by the names that main.cf has for them, each read once. On the way every file is held to what our
 * writers promise: an entry a line, none that the daemon would drop, none continued.
 */
final class Tables {
    static final Kind RULE = ProofKinds.TABLE;
    /** Where PostSRSd turns rewritten addresses back. */
    static final String SRS_DECODER = "127.0.0.1:10002";

    /** Where it rewrites senders. */
    static final String SRS_ENCODER = "127.0.0.1:10001";

    private static final String OURS = "/etc/postfix/maps/";
    private final Emitted emitted;
    private final Host host;
    private final EmittedFile mainCf;
    private final Faults faults;
    private final LookupTable srs;
    private final Map<String, LookupTable> read = new HashMap<>();

    Tables(Emitted emitted, Host host, EmittedFile mainCf, LookupTable srs, Faults faults) {
        this.emitted = emitted;
        this.host = host;
        this.mainCf = mainCf;
        this.srs = srs;
        this.faults = faults;
    }

    /** The tables of a list, e.g. of {@code virtual_alias_maps}. */
    List<LookupTable> list(String value) {
        return Words.of(value).stream().map(this::table).toList();
    }

    LookupTable table(String reference) {
        LookupTable known = read.get(reference);
        if (known == null) {
            known = open(reference);
            read.put(reference, known);
        }
        return known;
    }

    private LookupTable open(String reference) {
        int colon = reference.indexOf(':');
        String type = colon < 0 ? "" : reference.substring(0, colon).toLowerCase(Locale.ROOT);
        String name = reference.substring(colon + 1);
        return switch (type) {
            case "pipemap" -> new PipeTable(list(Words.unbraced(name)));
            case "unionmap" -> new UnionTable(list(Words.unbraced(name)));
            case "inline" -> inline(Words.unbraced(name));
            case "static" -> new InlineTable(Map.of(), Optional.of(Words.unbraced(name)), mainCf);
            case "proxy" -> table(name);
            case "tcp" -> name.equals(SRS_DECODER) ? srs : new OpaqueTable(reference);
            default -> file(type, name, reference);
        };
    }

    private LookupTable inline(String text) {
        Map<String, String> entries = new HashMap<>();
        for (String word : Words.of(text)) {
            String entry = Words.unbraced(word);
            int equals = entry.indexOf('=');
            if (equals > 0) {
                entries.put(
                        LogicalLines.trimmed(entry.substring(0, equals)).toLowerCase(Locale.ROOT),
                        LogicalLines.trimmed(entry.substring(equals + 1)));
            }
        }
        return new InlineTable(Map.copyOf(entries), Optional.empty(), mainCf);
    }

    private LookupTable file(String type, String path, String reference) {
        Optional<EmittedFile> file = emitted.file(host, path);
        if (file.isEmpty()) {
            if (path.startsWith(OURS)) {
                faults.add(
                        RULE,
                        mainCf,
                        mainCf.lineOf(reference),
                        host.name() + " looks up in " + path + ", which is not among its files",
                        List.of());
            }
            return new OpaqueTable(reference);
        }
        EmittedFile found = file.get();
        LogicalLines.Reader dropped = (first, last, text) -> {
            boolean odd = LogicalLines.isOdd(first, last, text);
            String fault = odd
                    ? "the line begins with a blank: Postfix reads it as part of the entry before it"
                    : "Postfix makes no entry of this line, or has its key already";
            faults.add(RULE, found, odd ? last : first, fault, List.of());
        };
        return switch (type) {
            case "lmdb", "hash", "btree", "cdb", "texthash" -> IndexedTable.read(found, dropped);
            case "regexp" -> RegexpTable.read(found, dropped);
            case "cidr" -> CidrTable.read(found, dropped);
            default -> new OpaqueTable(reference);
        };
    }

    /** The tables of networks that were asked for so far. */
    List<CidrTable> networks() {
        return read.values().stream()
                .flatMap(table -> table instanceof CidrTable networks ? Stream.of(networks) : Stream.empty())
                .toList();
    }

    /** An emitted file of the host, else its main.cf. */
    EmittedFile fileOr(String path) {
        return emitted.file(host, path).orElse(mainCf);
    }
}
