package org.mailwright.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients are told no name, and no host is given a certificate file, that certificates/domains.txt does not request. This
 * reads the golden files, which are what the samples compile to (GoldenTest).
 */
class CertificateRequestsTest {
    /** Where a client of ours connects: relay hosts, other hosts, submission by SRV, autoconfig and its server. */
    private static final List<Pattern> TOLD = List.of(
            Pattern.compile("(?m)^relayhost = \\[([^\\]]+)]"),
            Pattern.compile("(?m)^\\S+ +smtp:\\[([^\\]]+)]"),
            Pattern.compile("(?m)^_submissions?\\._tcp\\.\\S+ .*SRV\\s+\\d+ \\d+ \\d+ (\\S+)\\.$"),
            Pattern.compile("<hostname>([^<]+)</hostname>"));

    /** What main.cf and dovecot.conf name as key and certificate, where dehydrated puts them: below the host's name. */
    private static final Pattern CHAIN = Pattern.compile("/var/lib/dehydrated/certs/([^/]+)/");

    static Stream<Sample> samples() {
        return Sample.all().stream()
                .filter(sample -> tree(sample).resolve("certificates").toFile().exists());
    }

    private static Path tree(Sample sample) {
        return Path.of("golden", sample.name(), "tree");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_name_that_clients_connect_to_is_requested(Sample sample) throws Exception {
        Map<String, String> files = Sample.tree(tree(sample));
        Set<String> told = new TreeSet<>();
        files.forEach((path, text) -> {
            TOLD.forEach(pattern -> pattern.matcher(text).results().forEach(found -> told.add(found.group(1))));
            if (path.startsWith("web/")) {
                told.add(path.split("/")[1]);
            }
        });
        assertThat(requested(files).values().stream().flatMap(Set::stream)).containsAll(told);
        if (sample.name().equals("onion")) {
            assertThat(told)
                    .contains("submission.onion.example", "submit-01.onion.example", "autoconfig.onion.example");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_certificate_file_on_a_host_is_requested_for_it(Sample sample) throws Exception {
        Map<String, String> files = Sample.tree(tree(sample));
        Map<String, Set<String>> requested = requested(files);
        files.forEach((path, text) -> CHAIN.matcher(text).results().forEach(found -> {
            assertThat(path).startsWith("hosts/" + found.group(1) + "/");
            assertThat(requested).as(path).containsKey(found.group(1));
        }));
    }

    /** The names of each certificate, by the host that shows it. */
    private static Map<String, Set<String>> requested(Map<String, String> files) {
        Map<String, Set<String>> names = new HashMap<>();
        files.getOrDefault("certificates/domains.txt", "")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(" ")))
                .forEach(line -> names.put(line.get(0), line.stream().collect(Collectors.toSet())));
        return names;
    }
}
