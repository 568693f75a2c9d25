package org.mailwright.proof.postfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a running Postfix would send mail for addresses: {@code sendmail -bv}, and what its agents log of that. */
final class Verification {
    /** Where the reports go; mail for it is to be thrown away. */
    static final String DOMAIN = "reports.example";

    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern PICKED_UP =
            Pattern.compile("pickup\\[\\d+\\]: ([0-9A-F]+): uid=\\d+ from=<asker(\\d+)@");
    private static final Pattern REMOVED = Pattern.compile("qmgr\\[\\d+\\]: ([0-9A-F]+): removed");
    private static final Pattern VERIFIED =
            Pattern.compile(" postfix/(?:way-)?([a-z]+)(?:/error|/discard)?\\[\\d+\\]: ([0-9A-F]+):"
                    + " to=<(.*?)>, (?:orig_to=<(.*?)>, )?relay=.*, status=(?:un)?deliverable \\((.*)\\)$");

    private final PrivatePostfix postfix;
    private final Path home;
    private final List<List<String>> batches = new ArrayList<>();

    Verification(PrivatePostfix postfix, Path home) {
        this.postfix = postfix;
        this.home = home;
    }

    /** What Postfix says of mail that it does not expand. */
    static boolean isRefusal(String line) {
        return line.contains("unreasonable virtual_alias_maps");
    }

    /**
     * What is left of each address, and the agent and next hop that it goes to.
     *
     * @throws IllegalStateException if Postfix does not come to an end with them
     */
    Map<String, SortedMap<String, String>> of(List<String> addresses) throws IOException {
        divide(addresses);
        int before = refusals();
        StringBuilder commands = new StringBuilder("true");
        for (int i = 0; i < batches.size(); i++) {
            Files.write(home.resolve("batch-" + i), batches.get(i));
            commands.append(" && xargs -d '\\n' -a ").append(home.resolve("batch-" + i));
            commands.append(" sendmail -bv -f asker").append(i).append('@').append(DOMAIN);
        }
        postfix.run(commands.toString());
        Map<String, Integer> messages = new HashMap<>();
        postfix.await(() -> isDone(messages, before), PATIENCE, "sendmail -bv");
        return read(messages);
    }

    /** Postfix takes addresses that differ in case for one when they are recipients of one message. */
    private void divide(List<String> addresses) {
        List<Set<String>> folded = new ArrayList<>();
        int first = 0;
        for (String address : addresses) {
            int batch = first;
            while (batch < batches.size()
                    && (batches.get(batch).size() >= BATCH
                            || folded.get(batch).contains(address.toLowerCase(Locale.ROOT)))) {
                batch++;
            }
            if (batch == batches.size()) {
                batches.add(new ArrayList<>());
                folded.add(new HashSet<>());
            }
            batches.get(batch).add(address);
            folded.get(batch).add(address.toLowerCase(Locale.ROOT));
            while (first < batches.size() && batches.get(first).size() >= BATCH) {
                first++;
            }
        }
    }

    private int refusals() throws IOException {
        return (int) postfix.log().stream().filter(Verification::isRefusal).count();
    }

    private boolean isDone(Map<String, Integer> messages, int before) throws IOException {
        Set<String> removed = new HashSet<>();
        for (String line : postfix.log()) {
            Matcher up = PICKED_UP.matcher(line);
            Matcher gone = REMOVED.matcher(line);
            if (up.find()) {
                messages.put(up.group(1), Integer.valueOf(up.group(2)));
            } else if (gone.find()) {
                removed.add(gone.group(1));
            }
        }
        if (refusals() > before) {
            throw new IllegalStateException("Postfix does not expand what our reading does:\n"
                    + String.join(
                            "\n",
                            postfix.log().stream()
                                    .filter(Verification::isRefusal)
                                    .skip(before)
                                    .toList()));
        }
        return messages.size() == batches.size() && removed.containsAll(messages.keySet());
    }

    private Map<String, SortedMap<String, String>> read(Map<String, Integer> messages) throws IOException {
        Map<Integer, Map<String, String>> asked = new HashMap<>();
        for (int i = 0; i < batches.size(); i++) {
            Map<String, String> names = new HashMap<>();
            batches.get(i).forEach(address -> names.put(address.toLowerCase(Locale.ROOT), address));
            asked.put(i, names);
        }
        Map<String, SortedMap<String, String>> found = new HashMap<>();
        for (String line : postfix.log()) {
            Matcher verified = VERIFIED.matcher(line);
            Integer batch = verified.find() ? messages.get(verified.group(2)) : null;
            if (batch != null) {
                String to = verified.group(3);
                String original = verified.group(4) == null ? to : verified.group(4);
                String address = asked.get(batch).getOrDefault(original.toLowerCase(Locale.ROOT), original);
                found.computeIfAbsent(address, name -> new TreeMap<>())
                        .put(to, way(verified.group(1), verified.group(5), to));
            }
        }
        return found;
    }

    /** The way in the words of {@link Mta}. */
    private static String way(String agent, String hop, String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return switch (agent) {
            case "qmgr", "error" -> "nobody (error: " + hop + ")";
            case "retry" -> "nobody (retry: " + hop + ")";
            case "discard" -> "nobody (discard: " + hop + ")";
            case "smtp", "relay" ->
                hop.equalsIgnoreCase(domain)
                        ? Mta.DIRECT
                        : String.join(", ", Words.of(hop).stream().sorted().toList());
            case "local", "virtual" -> Mta.HERE;
            default -> agent + ":" + hop;
        };
    }
}
