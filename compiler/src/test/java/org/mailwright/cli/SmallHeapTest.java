package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.source.ldap.Answers;
import org.mailwright.source.net.StandIn;
import org.mailwright.source.puppetdb.PuppetDbHost;

/** In a Java with little memory an input without end is refused with its name: 3, and not the end of the memory. */
@Timeout(120)
@Tag("slow")
class SmallHeapTest {
    @TempDir
    private Path site;

    @BeforeEach
    void site() throws IOException {
        write("nodes/mx-01.onion.example.yaml", "{}\n");
        write("hiera.yaml", "version: 5\nhierarchy: [{name: all, path: common.yaml}]\n");
        write("data/common.yaml", "mailwright::domains: {onion.example: {primary: true}}\n");
        write("mailwright.yaml", "{}\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run check(String option) throws IOException, InterruptedException {
        return check("", option);
    }

    /** @param missing a part of the names of libraries that are not there */
    private Run check(String missing, String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                option,
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(library -> missing.isEmpty() || !library.contains(missing))
                        .collect(Collectors.joining(File.pathSeparator)),
                "org.mailwright.cli.Main",
                "check",
                "-C",
                site.toString(),
                "--as-of",
                "2026-11-15"));
        Path out = site.resolve("out");
        Path err = site.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private void isRefused(Run run, String... words) {
        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.text()).contains(words).doesNotContain("OutOfMemory");
    }

    @Test
    void a_directory_without_end() throws Exception {
        try (StandIn server = StandIn.doing(Answers.forever(Answers::entry, 0))) {
            write(
                    "mailwright.yaml",
                    "directory: {url: \"ldap://127.0.0.1:" + server.port() + "\", base: \"dc=onion\"}\n");
            isRefused(check("-Xmx48m"), "[ldap-partial-read]", "of Java's memory after ");
        }
    }

    @Test
    void a_PuppetDB_without_end() throws Exception {
        String row = "[],{\"\":0},".repeat(2000);
        PuppetDbHost.Fault endless = (host, exchange, page) -> {
            int at = Integer.parseInt(exchange.getRequestURI().getQuery().replaceFirst(".*&offset=([0-9]+).*", "$1"));
            PuppetDbHost.send(
                    exchange,
                    "[{\"certname\":\"n" + at + "\",\"facts\":[" + row + "0]},{\"certname\":\"n" + (at + 1)
                            + "\",\"facts\":[" + row + "0]}]",
                    "999999999");
        };
        try (PuppetDbHost host = PuppetDbHost.plain().failing(endless)) {
            write("mailwright.yaml", "hiera: {nodes: {puppetdb: {url: \"http://127.0.0.1:" + host.port() + "\"}}}\n");
            isRefused(check("-Xmx48m"), "[puppetdb-partial]", "of Java's memory after ");
        }
    }

    /** The smallest values of each format, which weigh most for their octets. */
    static Stream<Arguments> small() {
        return Stream.of(
                Arguments.of("data/common.json", "{\"x\":[", "[],", "0]}"),
                Arguments.of("data/common.json", "{\"x\":[", "{\"\":0},", "0]}"),
                Arguments.of("data/common.yaml", "x:\n", "- - - a\n", ""),
                Arguments.of("data/common.yaml", "x: [", "[],", "0]"),
                Arguments.of("data/common.yaml", "x: [", "{a: b},", "0]"),
                Arguments.of("data/common.yaml", "x: |\n", "  \n", ""),
                Arguments.of("data/common.conf", "x = [", "{},", "0]"),
                Arguments.of("data/common.conf", "x = [", "1\n", "0]"),
                Arguments.of("exported.json", "[", "{},", "0]"),
                Arguments.of("nodes.json", "[", "[],", "0]"),
                Arguments.of("db.onion.example", "", "a A 192.0.2.1\n", ""));
    }

    @ParameterizedTest
    @MethodSource("small")
    void a_large_file(String name, String first, String again, String last) throws Exception {
        write(name, first + again.repeat((6 << 20) / again.length()) + last);
        write(
                "hiera.yaml",
                "version: 5\nhierarchy: [{name: all, path: common.yaml}, {name: json, path: common.json, data_hash:"
                        + " json_data}, {name: hocon, path: common.conf, data_hash: hocon_data}]\n");
        Map<String, String> places = Map.of(
                "exported.json", "exported: {file: exported.json}\n",
                "nodes.json", "hiera: {nodes: nodes.json}\n",
                "db.onion.example", "zones: {onion.example: {file: db.onion.example}}\n");
        write("mailwright.yaml", places.getOrDefault(name, "{}\n"));
        isRefused(check("-Xmx48m"), name + " is too large: ");
    }

    @ParameterizedTest
    @CsvSource({"data/common.yaml", "mailwright.yaml", "hiera.yaml", "nodes/mx-01.onion.example.yaml", "people.ldif"})
    void a_sparse_file_of_ten_gigabytes(String name) throws Exception {
        write("mailwright.yaml", "directory: {ldif: people.ldif}\n");
        try (RandomAccessFile file = new RandomAccessFile(site.resolve(name).toFile(), "rw")) {
            file.setLength(10L << 30);
        }
        isRefused(check("-Xmx48m"), name, name.endsWith("ldif") ? "line 1 has more than" : "is too large: ");
    }

    /** Java's own failures are no findings: too little memory, a class that is missing. */
    @ParameterizedTest
    @CsvSource({"-Xmx2m, ''", "-Xmx3m, ''", "-Xmx64m, snakeyaml", "-Xmx64m, unboundid", "-Xmx64m, picocli"})
    void a_Java_that_gives_up_ends_with_70(String option, String missing) throws Exception {
        write("mailwright.yaml", "directory: {url: \"ldap://127.0.0.1:1\", base: \"dc=onion\"}\n");
        Run run = check(missing, option);

        assertThat(run.status()).as(run.text()).isEqualTo(70);
    }
}
