package org.mailwright.proof.postfix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.proof.EmittedFile;

/** The parameters of main.cf with what a service of master.cf puts over them, and Postfix's defaults (postconf(5)). */
final class Parameters {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{([^{}]*)\\}|\\(([^()]*)\\)|(\\w+)|(\\$))");
    private static final int DEEPEST = 20;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("cleanup_service_name", "cleanup"),
            Map.entry("default_transport", "smtp"),
            Map.entry("double_bounce_sender", "double-bounce"),
            Map.entry("local_recipient_maps", "proxy:unix:passwd.byname $alias_maps"),
            Map.entry("local_transport", "local:$myhostname"),
            Map.entry("message_size_limit", "10240000"),
            Map.entry("mime_header_checks", "$header_checks"),
            Map.entry("mydestination", "$myhostname, localhost"),
            Map.entry("myorigin", "$myhostname"),
            Map.entry("nested_header_checks", "$header_checks"),
            Map.entry(
                    "parent_domain_matches_subdomains",
                    "debug_peer_list, fast_flush_domains, mynetworks, permit_mx_backup_networks,"
                            + " qmqpd_authorized_clients, relay_domains, smtpd_access_maps"),
            Map.entry("owner_request_special", "yes"),
            Map.entry("propagate_unmatched_extensions", "canonical, virtual"),
            Map.entry("relay_transport", "relay"),
            Map.entry("show_user_unknown_table_name", "yes"),
            Map.entry("smtpd_reject_unlisted_recipient", "yes"),
            Map.entry(
                    "smtpd_relay_restrictions",
                    "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination"),
            Map.entry("unknown_local_recipient_reject_code", "550"),
            Map.entry("unknown_relay_recipient_reject_code", "550"),
            Map.entry("unknown_virtual_alias_reject_code", "550"),
            Map.entry("unverified_recipient_reject_code", "450"),
            Map.entry("virtual_alias_domains", "$virtual_alias_maps"),
            Map.entry("virtual_alias_expansion_limit", "1000"),
            Map.entry("virtual_alias_recursion_limit", "1000"));

    private final EmittedFile file;
    private final Map<String, String> raw;
    private final Map<String, Integer> lines;
    private final Map<String, String> expanded = new HashMap<>();
    private final Map<String, List<String>> split = new HashMap<>();

    private Parameters(EmittedFile file, Map<String, String> raw, Map<String, Integer> lines) {
        this.file = file;
        this.raw = raw;
        this.lines = lines;
    }

    /** Reads main.cf: of several settings of a parameter the last counts. */
    static Parameters read(EmittedFile mainCf) {
        Map<String, String> raw = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        LogicalLines.read(mainCf, (first, last, text) -> {
            int equals = text.indexOf('=');
            if (equals > 0) {
                String name = LogicalLines.trimmed(text.substring(0, equals));
                raw.put(name, LogicalLines.trimmed(text.substring(equals + 1)));
                lines.put(name, first);
            }
        });
        return new Parameters(mainCf, raw, lines);
    }

    /** The same with {@code -o} options over them. */
    Parameters with(Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(raw);
        all.putAll(overrides);
        return new Parameters(file, all, lines);
    }

    EmittedFile file() {
        return file;
    }

    /** The line of main.cf that sets the parameter; 0 for a default. */
    int line(String name) {
        return lines.getOrDefault(name, 0);
    }

    /** The value, its references resolved. */
    String get(String name) {
        String known = expanded.get(name);
        if (known == null) {
            known = expand(raw.getOrDefault(name, DEFAULTS.getOrDefault(name, "")), 0);
            expanded.put(name, known);
        }
        return known;
    }

    List<String> words(String name) {
        List<String> known = split.get(name);
        if (known == null) {
            known = Words.of(get(name));
            split.put(name, known);
        }
        return known;
    }

    boolean isYes(String name) {
        return get(name).equals("yes");
    }

    private String expand(String text, int depth) {
        if (text.indexOf('$') < 0 || depth > DEEPEST) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int end = 0;
        while (reference.find()) {
            out.append(text, end, reference.start());
            end = reference.end();
            String name = reference.group(1) != null
                    ? reference.group(1)
                    : reference.group(2) != null ? reference.group(2) : reference.group(3);
            out.append(name == null ? "$" : value(name, depth));
        }
        return out.append(text.substring(end)).toString();
    }

    /** {@code name}, {@code name?text} where it is not empty, {@code name:text} where it is. */
    private String value(String name, int depth) {
        int sign = 0;
        while (sign < name.length() && (Character.isLetterOrDigit(name.charAt(sign)) || name.charAt(sign) == '_')) {
            sign++;
        }
        String plain = name.substring(0, sign);
        String value = expand(raw.getOrDefault(plain, DEFAULTS.getOrDefault(plain, "")), depth + 1);
        if (sign == name.length()) {
            return value;
        }
        boolean wanted = name.charAt(sign) == '?' != value.isEmpty();
        return wanted ? expand(Words.unbraced(name.substring(sign + 1)), depth + 1) : "";
    }
}
