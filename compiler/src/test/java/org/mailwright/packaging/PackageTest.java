package org.mailwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;

/** The Debian package: its bytes, and its life on machines of Debian 12 and 13 from the installation to the purge. */
@Tag("slow")
class PackageTest {
    private static final String FROM_ARCHIVE = "Mailwright source: shared objects file";
    private static final String FROM_JAR = "Mailwright source: file:/usr/share/mailwright/mailwright.jar";
    private static final Pattern ARCHIVE = Pattern.compile("mailwright-[0-9a-f]{16}-\\S+\\.(jsa|aot)");

    @TempDir
    private static Path scratch;

    @BeforeAll
    static void build() throws IOException {
        Daemon.require("dpkg-deb");
        Path debs = scratch.resolve("debs");
        for (String name : List.of("first", "second")) {
            String version = name.equals("first") ? "0.1.0" : "0.1.1";
            built(List.of(), FatJar.of(version), debs, version + "-1");
            Files.move(debs.resolve("mailwright_" + version + "-1_all.deb"), debs.resolve(name + ".deb"));
        }
    }

    private static void built(List<String> environment, Path jar, Path into, String version) {
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of(
                "JAVA_HOME=" + System.getProperty("java.home"),
                "DEB_COMPRESSION=1",
                "sh",
                "-c",
                "umask ${WANTED_UMASK:-022}; exec \"$@\"",
                "sh",
                Path.of("packaging/build-deb").toAbsolutePath().toString(),
                jar.toString(),
                into.toString(),
                version));
        Daemon.Answer answer = Daemon.require("env").run(command);
        assertThat(answer.status()).as(answer.output()).isZero();
    }

    @Test
    void the_same_jar_gives_the_same_bytes_elsewhere_and_for_somebody_else() throws IOException {
        Path other = Files.createDirectories(scratch.resolve("another place"));
        List<String> environment =
                List.of("-C", "/", "WANTED_UMASK=077", "LC_ALL=C", "LANGUAGE=de", "TZ=Asia/Tokyo", "TMPDIR=" + other);
        built(environment, FatJar.of("0.1.0"), other, "0.1.0-1");
        assertThat(Files.mismatch(scratch.resolve("debs/first.deb"), other.resolve("mailwright_0.1.0-1_all.deb")))
                .isEqualTo(-1);
    }

    @Test
    void lintian_finds_nothing_that_is_not_explained() {
        Daemon.Answer answer = Daemon.require("lintian")
                .run(List.of(
                        "--allow-root",
                        "--fail-on=error,warning",
                        "--suppress-tags=unknown-java-class-version",
                        scratch.resolve("debs/first.deb").toString()));
        assertThat(answer.status()).as(answer.output()).isZero();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> from_the_installation_to_the_purge() {
        Map<String, Supplier<DebianTree>> releases = new LinkedHashMap<>();
        releases.put("Debian 12", DebianTree::bookworm);
        releases.put("Debian 13", DebianTree::trixie);
        return releases.entrySet().stream()
                .map(release -> DynamicTest.dynamicTest(
                        release.getKey(), () -> judge(life(release.getValue().get()))));
    }

    private static Map<String, String> life(DebianTree tree) {
        Daemon.Answer answer = Daemon.require("unshare")
                .run(List.of(
                        "--mount",
                        "--pid",
                        "--net",
                        "--fork",
                        "--kill-child",
                        Path.of("compiler/src/test/resources/packaging/life.sh")
                                .toAbsolutePath()
                                .toString(),
                        tree.root().toString(),
                        scratch.resolve("debs").toString()));
        assertThat(answer.status()).as(answer.output()).isZero();
        Map<String, String> steps = new LinkedHashMap<>();
        for (String part : answer.output().split("(?m)^== ")) {
            String[] lines = part.split("\n", 2);
            steps.put(lines[0], lines.length > 1 ? lines[1] : "");
        }
        return steps;
    }

    private static void judge(Map<String, String> said) {
        assertThat(said.get("before")).isEqualTo("status 0\n");
        assertThat(said.get("install"))
                .endsWith("status 0\n")
                .containsPattern("(?m)^drwxr-xr-x \\S+ root root .* /var/cache/mailwright$")
                .containsPattern("(?m)^-rw-r--r-- \\S+ root root .* " + ARCHIVE + "$");
        assertThat(said.get("version")).isEqualTo("mailwright 0.1.0\nstatus 0\n");
        assertThat(said.get("check")).endsWith(" warnings, 1 note.\nstatus 0\n");
        assertThat(said.get("manual")).startsWith(".TH MAILWRIGHT 1 ").endsWith("status 0\n");
        assertThat(said.get("completion")).contains("-F _complete_mailwright").endsWith("status 0\n");
        assertThat(said.get("units"))
                .isEqualTo("/usr/lib/systemd/system/mailwright-apply.service\n"
                        + "/usr/lib/systemd/system/mailwright-apply.timer\nstatus 0\n");
        assertThat(said.get("templates")).endsWith("# ours\nstatus 0\n");
        assertThat(said.get("archive")).contains(FROM_ARCHIVE);
        assertThat(said.get("archive-of-another-user")).contains(FROM_ARCHIVE);
        assertThat(said.get("writable-archive")).contains(FROM_JAR);
        assertThat(said.get("another-java")).contains(FROM_JAR);
        String old = archive(said.get("install"));
        String triggered = archive(said.get("trigger"));
        assertThat(said.get("trigger")).contains(FROM_ARCHIVE);
        assertThat(triggered).isNotEqualTo(old).contains(old.substring(0, 27)).contains("-17.0.99.");
        assertThat(said.get("upgrade")).contains(FROM_ARCHIVE);
        assertThat(archive(said.get("upgrade"))).doesNotContain(old.substring(0, 27));
        assertThat(said.get("remove"))
                .contains("/etc/default/mailwright\n", "manifest.json\n", "cannot access '/var/cache/mailwright'");
        assertThat(said.get("without-java")).endsWith("\ninstalled\nstatus 0\n").contains("it runs without");
        assertThat(said.get("purge")).endsWith("status 0\n").doesNotContain("warning");
    }

    /** The only one that is named. */
    private static String archive(String said) {
        Matcher matcher = ARCHIVE.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        String archive = matcher.group();
        assertThat(matcher.find()).as(said).isFalse();
        return archive;
    }
}
