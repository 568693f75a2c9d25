package org.mailwright.dns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zone files as operators write them, right and wrong. */
final class ZoneSituations {
    static final String APEX = """
            $TTL 600
            @ IN SOA ns1 hostmaster 1 7200 3600 1209600 300
            @ IN NS ns1
            ns1 IN A 192.0.2.53
            """;
    private static final Pattern HEAD = Pattern.compile("= (loads|refuses) (\\S+) \\((.*)\\)");

    private ZoneSituations() {}

    /** A situation: {@code loads} is what BIND does, {@code says} what we find, e.g. {@code 5:zone-syntax}, or clean. */
    record Situation(String name, boolean loads, String says, String zone) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Situation> all() throws IOException {
        List<Situation> all = new ArrayList<>();
        for (String block : text("zones.txt").split("\n\n(?== )")) {
            List<String> lines = block.lines().toList();
            Matcher head = HEAD.matcher(lines.get(0));
            if (head.matches()) {
                String zone = APEX + String.join("\n", lines.subList(1, lines.size())) + "\n";
                all.add(new Situation(head.group(3), head.group(1).equals("loads"), head.group(2), zone));
            }
        }
        return all;
    }

    /** A type and its data: what may not be beside an alias. */
    static List<String> besideAlias() throws IOException {
        return Arrays.asList(text("beside-alias.txt").split("\n"));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ZoneSituations.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
