package org.mailwright.packaging;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** The classes under test and their libraries in one jar that runs, as the release has them; not compressed. */
public final class FatJar {
    /** The version of the sources. */
    public static final String VERSION = "0.1.0";

    private static final String VERSION_FILE = "org/mailwright/cli/version";
    private static final Pattern TEST_LIBRARY = Pattern.compile(
            "/(junit-|assertj-|byte-buddy-|opentest4j|open-test-|apiguardian-|json-schema-|surefire)[^/]*\\.jar$");
    private static final Map<String, Path> WRITTEN = new ConcurrentHashMap<>();

    private FatJar() {}

    /**
     * The jar whose {@code --version} says this version. It is written once for all
     * tests of a run; tests copy it and leave it as it is.
     */
    public static Path of(String version) {
        return WRITTEN.computeIfAbsent(version, FatJar::write);
    }

    private static Path write(String version) {
        try {
            Path jar = Files.createDirectories(Path.of("target", "jars"))
                    .resolve("mailwright-" + version + ".jar")
                    .toAbsolutePath();
            write(jar, version);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path jar, String version) throws IOException {
        Set<String> names = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            put(
                    out,
                    names,
                    JarFile.MANIFEST_NAME,
                    ("Manifest-Version: 1.0\nMain-Class: org.mailwright.cli.Mailwright\nMulti-Release: true\n")
                            .getBytes(StandardCharsets.UTF_8));
            for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (TEST_LIBRARY.matcher(place).find()) {
                    continue;
                }
                if (place.endsWith(".jar")) {
                    putJar(out, names, Path.of(place));
                } else if (!place.endsWith("test-classes")) {
                    putDirectory(out, names, Path.of(place), version);
                }
            }
        }
    }

    private static void putJar(JarOutputStream out, Set<String> names, Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && !entry.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA)")) {
                    put(out, names, entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private static void putDirectory(JarOutputStream out, Set<String> names, Path root, String version)
            throws IOException {
        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile).sorted()) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                byte[] bytes = Files.readAllBytes(file);
                put(out, names, name, name.equals(VERSION_FILE) ? version.getBytes(StandardCharsets.UTF_8) : bytes);
            }
        }
    }

    private static void put(JarOutputStream out, Set<String> names, String name, byte[] bytes) throws IOException {
        if (names.add(name)) {
            JarEntry entry = new JarEntry(name);
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(bytes);
        }
    }
}
