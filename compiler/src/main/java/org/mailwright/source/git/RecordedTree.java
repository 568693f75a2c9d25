package org.mailwright.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mailwright.hiera.FileTree;

/** Files that remember what was asked of them, so that it can be known whether a commit would have said the same. */
public final class RecordedTree implements FileTree {
    private final FileTree files;
    private final Map<Path, Optional<byte[]>> contents = new TreeMap<>();
    private final Map<Path, Boolean> isFile = new TreeMap<>();
    private final Map<Path, Boolean> exists = new TreeMap<>();
    private final Map<Path, Boolean> isLink = new TreeMap<>();
    private final Map<Path, String> targets = new TreeMap<>();
    private final Map<Path, Boolean> isDirectory = new TreeMap<>();
    private final Map<Path, List<String>> lists = new TreeMap<>();

    /** Remembers what is asked of these. */
    public RecordedTree(FileTree files) {
        this.files = files;
    }

    /** True when a commit answers every question that was asked as these files did. */
    public boolean agreesWith(CommitTree commit) throws IOException {
        for (Map.Entry<Path, Optional<byte[]>> read : contents.entrySet()) {
            if (!commit.holds(read.getKey(), read.getValue())) {
                return false;
            }
        }
        for (Map.Entry<Path, List<String>> listed : lists.entrySet()) {
            if (!commit.list(listed.getKey()).equals(listed.getValue())) {
                return false;
            }
        }
        for (Map.Entry<Path, String> link : targets.entrySet()) {
            if (!commit.isLink(link.getKey()) || !commit.target(link.getKey()).equals(link.getValue())) {
                return false;
            }
        }
        return agree(isFile, commit::isFile)
                && agree(exists, commit::exists)
                && agree(isLink, commit::isLink)
                && agree(isDirectory, commit::isDirectory);
    }

    private static boolean agree(Map<Path, Boolean> answers, Predicate<Path> now) {
        return answers.entrySet().stream().allMatch(asked -> now.test(asked.getKey()) == asked.getValue());
    }

    @Override
    public Optional<byte[]> read(Path file) throws IOException {
        Optional<byte[]> content = files.read(file);
        contents.put(file, content);
        return content;
    }

    @Override
    public boolean isFile(Path path) {
        return isFile.computeIfAbsent(path, files::isFile);
    }

    @Override
    public boolean exists(Path path) {
        return exists.computeIfAbsent(path, files::exists);
    }

    @Override
    public boolean isLink(Path path) {
        return isLink.computeIfAbsent(path, files::isLink);
    }

    @Override
    public String target(Path link) throws IOException {
        String target = files.target(link);
        targets.put(link, target);
        return target;
    }

    /** Files that are opened as streams are those of people, which are the same before and now. */
    @Override
    public InputStream open(Path file) throws IOException {
        return files.open(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        List<String> names = files.list(directory);
        lists.put(directory, names);
        return names;
    }

    @Override
    public boolean isDirectory(Path path) {
        return isDirectory.computeIfAbsent(path, files::isDirectory);
    }

    @Override
    public boolean isExposed(Path file) {
        return files.isExposed(file);
    }

    @Override
    public String display(Path path) {
        return files.display(path);
    }
}
