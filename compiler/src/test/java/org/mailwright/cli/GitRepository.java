package org.mailwright.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A control repository under git in a scratch directory, with a sample in it. */
final class GitRepository {
    private final Path root;
    private final Path site;

    private GitRepository(Path root, Path site) {
        this.root = root;
        this.site = site;
    }

    /** A repository whose first commit is the sample, in a directory below its top ({@code ""} for the top itself). */
    static GitRepository of(Path scratch, String sample, String below) {
        Path original = Path.of("hiera-samples", sample);
        GitRepository repository = new GitRepository(scratch, scratch.resolve(below));
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = repository.site.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repository.git("init", "--quiet", "--initial-branch=main");
        repository.commit("The sample");
        return repository;
    }

    Path root() {
        return root;
    }

    Path file(String path) {
        return site.resolve(path);
    }

    /** Commits everything that is not ignored. */
    GitRepository commit(String message) {
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return this;
    }

    /** Runs git as nobody in particular, and gives what it printed. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                root.toString(),
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@site.test",
                "-c",
                "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts something else in the place of a text that must be there once. */
    GitRepository replace(String path, String old, String fresh) {
        try {
            String text = Files.readString(file(path));
            if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
                throw new IllegalArgumentException("not there once: " + old);
            }
            Files.writeString(file(path), text.replace(old, fresh));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GitRepository write(String path, String text) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.writeString(file(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command on the site. */
    Run run(String command, String... more) {
        return Run.of(Stream.concat(Stream.of(command, "-C", site.toString(), "--as-of", "2026-11-15"), Stream.of(more))
                .toArray(String[]::new));
    }

    Run plan(String... more) {
        return run("plan", more);
    }
}
