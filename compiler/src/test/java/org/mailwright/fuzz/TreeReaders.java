package org.mailwright.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Manifest;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The readers of a compiled tree: each file must be one that its daemon can read line by line. */
final class TreeReaders {
    /** A key that has no blanks, and a value; or a pattern, and a value. */
    private static final Pattern TABLE = Pattern.compile("#.*|(?:[!]?/.+/[a-z]*|\\S+)[ \\t]+\\S.*|(?:el)?if .*|endif");

    private static final Pattern MAIN = Pattern.compile("#.*||[a-zA-Z0-9_-]+ =.*|[ \\t]+\\S.*");
    private static final Pattern MASTER =
            Pattern.compile("#.*||\\S+ +(inet|unix|unix-dgram|fifo|pass)( +[-ynw0-9?A-Za-z]+){6}.*|[ \\t]+\\S.*");
    private static final Pattern PASSWD = Pattern.compile("#.*|[^:\\s]+:\\{[A-Z0-9.-]+}[!-9;-~]+(:[!-9;-~]*)*");

    private final Path tree;
    private final Canaries canaries;

    TreeReaders(Path tree, Canaries canaries) {
        this.tree = tree;
        this.canaries = canaries;
    }

    /** What is wrong with the tree; nothing where there is none. */
    Optional<Failure.Trouble> trouble() throws IOException {
        if (!Files.isDirectory(tree)) {
            return Optional.empty();
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.sorted().toList()) {
                String path = tree.relativize(file).toString();
                if (path.contains(".staging")) {
                    return Optional.of(new Failure.Trouble(Failure.Kind.LEFT_BEHIND, path, "left in the tree"));
                }
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Optional<Failure.Trouble> trouble = file(path, Files.readAllBytes(file));
                    if (trouble.isPresent()) {
                        return trouble;
                    }
                }
            }
        }
        return hosts();
    }

    private Optional<Failure.Trouble> file(String path, byte[] bytes) {
        String kind = path.replaceFirst("^(hosts|zones|web)/[^/]*", "$1/*");
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.of(new Failure.Trouble(Failure.Kind.FORMAT, kind, path + " is not UTF-8"));
        }
        return Characters.unprintable(text)
                .or(() -> text.endsWith("\n") ? Optional.empty() : Optional.of("no line end at the end"))
                .or(() -> complaint(path, text))
                .map(complaint -> new Failure.Trouble(Failure.Kind.FORMAT, kind, path + ": " + complaint));
    }

    private Optional<String> complaint(String path, String text) {
        if (path.equals("manifest.json") || path.endsWith(".json")) {
            return Format.json(text);
        }
        if (path.startsWith("zones/")) {
            return zone(path.substring("zones/".length()), text);
        }
        if (path.endsWith(".xml")) {
            return xml(text);
        }
        if (path.contains("/etc/postfix/maps/")) {
            return lines(text, TABLE);
        }
        if (path.endsWith("/main.cf")) {
            return lines(text, MAIN);
        }
        if (path.endsWith("/master.cf")) {
            return lines(text, MASTER);
        }
        return path.endsWith("/mail-passwords") ? lines(text, PASSWD) : Optional.empty();
    }

    private static Optional<String> lines(String text, Pattern pattern) {
        return text.lines().filter(line -> !pattern.matcher(line).matches()).findFirst();
    }

    private static Optional<String> zone(String origin, String text) {
        try (Master master = new Master(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Name.fromString(origin + "."), 3600)) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (!record.getName().subdomain(Name.fromString(origin + "."))) {
                    return Optional.of(record + " is in another zone");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> xml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new org.xml.sax.helpers.DefaultHandler());
            builder.parse(new InputSource(new java.io.StringReader(text)));
            return Optional.empty();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Reads each host as an apply does, and looks for secrets outside of secret files. */
    private Optional<Failure.Trouble> hosts() throws IOException {
        Path hosts = tree.resolve("hosts");
        List<Path> directories = List.of();
        if (Files.isDirectory(hosts)) {
            try (Stream<Path> list = Files.list(hosts)) {
                directories = list.sorted().toList();
            }
        }
        java.util.Set<Path> secret = new java.util.HashSet<>();
        for (Path directory : directories) {
            try {
                HostTree host = HostTree.read(tree, directory.getFileName().toString());
                for (Manifest.Item item : host.manifest().files()) {
                    host.write(item, OutputStream.nullOutputStream());
                    if (item.secret()) {
                        secret.add(directory.resolve(item.path().substring(1)));
                    }
                }
            } catch (IOException e) {
                return Optional.of(
                        new Failure.Trouble(Failure.Kind.FORMAT, "manifest", String.valueOf(e.getMessage())));
            }
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                if (!secret.contains(file)) {
                    List<String> told = canaries.in(Files.readString(file));
                    if (!told.isEmpty()) {
                        return Optional.of(new Failure.Trouble(
                                Failure.Kind.SECRET, file.getFileName().toString(), file + " tells " + told));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The bytes of all files by their paths; what two runs must have the same of. */
    java.util.SortedMap<String, String> contents() throws IOException {
        java.util.SortedMap<String, String> contents = new java.util.TreeMap<>();
        if (Files.isDirectory(tree)) {
            try (Stream<Path> walk = Files.walk(tree)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    try (InputStream in = Files.newInputStream(file)) {
                        contents.put(
                                tree.relativize(file).toString(),
                                new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return contents;
    }
}
