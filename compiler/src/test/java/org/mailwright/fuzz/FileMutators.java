package org.mailwright.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What happens to files whatever is in them. */
final class FileMutators {
    private static final String ANY = ".*";

    /** What is no file of the site: devices, directories, circles, nothing. */
    private static final List<String> TARGETS = List.of(
            "/etc/passwd",
            "/nowhere",
            ".",
            "..",
            "loop",
            "mailwright.yaml",
            "data",
            "/dev/null",
            "/dev/zero",
            "/proc/self/mem");

    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    private static final List<String> ODD_NAMES = List.of(
            "a\u2028b", "a\nb", "a b", "\u001b[31m", "%{x}", "-x", "{a,b}", "[x]", "a:b", "\"", "x".repeat(200), "*");

    private FileMutators() {}

    static List<Mutator> all() {
        return List.of(
                Mutator.ofFile("cut", ANY, (bytes, dice) -> Arrays.copyOf(bytes, dice.below(bytes.length + 1))),
                Mutator.ofFile("flip", ANY, FileMutators::flip),
                Mutator.ofFile("flip", ANY, FileMutators::flip),
                Mutator.ofFile("empty", ANY, (bytes, dice) -> new byte[0]),
                Mutator.ofFile(
                        "charset",
                        ANY,
                        (bytes, dice) -> new String(bytes, StandardCharsets.UTF_8).getBytes(dice.of(CHARSETS))),
                Mutator.ofFile("insert", ANY, FileMutators::insert),
                Mutator.ofFile("remove-slice", ANY, FileMutators::removeSlice),
                Mutator.ofFile(
                        "line-ends",
                        ANY,
                        (bytes, dice) -> new String(bytes, StandardCharsets.ISO_8859_1)
                                .replace("\n", dice.of(List.of("\r\n", "\r", "\u0085", "\n\n")))
                                .getBytes(StandardCharsets.ISO_8859_1)),
                Mutator.ofLines(
                        "line-again", ANY, (lines, dice) -> lines.add(dice.below(lines.size()), dice.of(lines))),
                Mutator.ofLines("line-away", ANY, (lines, dice) -> lines.remove(dice.below(lines.size()))),
                new Mutator("swap-files", FileMutators::swap),
                new Mutator("remove-file", (site, dice) -> site.without(dice.of(site.paths()))),
                new Mutator(
                        "link", (site, dice) -> site.with(dice.of(site.paths()), new SiteFiles.Link(dice.of(TARGETS)))),
                new Mutator("fifo", (site, dice) -> site.with(dice.of(site.paths()), new SiteFiles.Fifo())),
                new Mutator("link-beside", FileMutators::linkBeside),
                new Mutator("directory", (site, dice) -> site.with(dice.of(site.paths()), new SiteFiles.Directory())),
                new Mutator("odd-name", FileMutators::oddName));
    }

    private static byte[] flip(byte[] bytes, Dice dice) {
        byte[] changed = bytes.clone();
        for (int i = 0; i <= dice.below(4) && changed.length > 0; i++) {
            int at = dice.below(changed.length);
            changed[at] = (byte) (dice.onceIn(3) ? dice.below(256) : changed[at] ^ 1 << dice.below(8));
        }
        return changed;
    }

    private static byte[] insert(byte[] bytes, Dice dice) {
        byte[] text = HostileText.any(dice).getBytes(StandardCharsets.UTF_8);
        int at = dice.below(bytes.length + 1);
        byte[] changed = Arrays.copyOf(bytes, bytes.length + text.length);
        System.arraycopy(text, 0, changed, at, text.length);
        System.arraycopy(bytes, at, changed, at + text.length, bytes.length - at);
        return changed;
    }

    private static byte[] removeSlice(byte[] bytes, Dice dice) {
        int from = dice.below(bytes.length + 1);
        int to = Math.min(bytes.length, from + dice.below(200));
        byte[] changed = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, changed, from, bytes.length - to);
        return changed;
    }

    private static SiteFiles swap(SiteFiles site, Dice dice) {
        List<String> files = site.files();
        if (files.isEmpty()) {
            return site;
        }
        String first = dice.of(files);
        String second = dice.of(files);
        return site.with(first, site.bytes(second)).with(second, site.bytes(first));
    }

    private static SiteFiles linkBeside(SiteFiles site, Dice dice) {
        String path = dice.of(site.paths());
        String directory = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
        String extension = dice.of(List.of("", ".yaml", ".json", ".pem"));
        return site.with(directory + "loop" + extension, new SiteFiles.Link(dice.of(TARGETS)));
    }

    private static SiteFiles oddName(SiteFiles site, Dice dice) {
        String path = dice.of(site.paths());
        String directory = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
        String extension = path.contains(".") ? path.substring(path.lastIndexOf('.')) : "";
        if (extension.contains("/")) {
            return site;
        }
        return site.with(directory + dice.of(ODD_NAMES) + extension, site.bytes(path));
    }
}
