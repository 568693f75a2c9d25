package org.mailwright.source.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which files git leaves alone (gitignore(5)): keys, passwords, snapshots. They are of no commit, and the same for all. */
final class Ignored implements Closeable {
    private static final int FIELDS = 4;
    private static final int PATTERN = 2;

    private final Git git;
    private final Map<String, Boolean> known = new HashMap<>();
    private Optional<Process> asked = Optional.empty();
    private Optional<InputStream> answers = Optional.empty();

    Ignored(Git git) {
        this.git = git;
    }

    /** True for a path, relative to the top of the repository, that the index has not and a pattern takes out. */
    boolean has(String path) throws IOException {
        Boolean before = known.get(path);
        if (before == null) {
            before = path.indexOf('\0') < 0 && ask(path);
            known.put(path, before);
        }
        return before;
    }

    private boolean ask(String path) throws IOException {
        if (asked.isEmpty()) {
            Process started = git.start("check-ignore", "-z", "--stdin", "--verbose", "--non-matching");
            asked = Optional.of(started);
            answers = Optional.of(new BufferedInputStream(started.getInputStream()));
        }
        OutputStream questions = asked.get().getOutputStream();
        // A path that begins with a colon would be a pattern (gitglossary(7), pathspec).
        questions.write(("./" + path + "\0").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        // .gitignore \0 3 \0 *.pem \0 ./keys/private.pem \0, the first three empty where nothing fits
        String pattern = "";
        for (int i = 0; i < FIELDS; i++) {
            Optional<String> field = field(answers.orElseThrow());
            if (field.isEmpty()) {
                giveUp(asked.get(), path);
                return false;
            }
            pattern = i == PATTERN ? field.get() : pattern;
        }
        return !pattern.isEmpty() && !pattern.startsWith("!");
    }

    /** It ends at a path behind a symbolic link, which no repository tracks; at anything else nobody can go on. */
    private void giveUp(Process ended, String path) throws IOException {
        String complaint = new String(ended.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        close();
        if (!complaint.contains("beyond a symbolic link")) {
            throw new IOException("git cannot say whether it ignores " + path + ": " + complaint.strip());
        }
    }

    private static Optional<String> field(InputStream in) throws IOException {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        int c = in.read();
        while (c > 0) {
            field.write(c);
            c = in.read();
        }
        return c < 0 ? Optional.empty() : Optional.of(field.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        asked.ifPresent(Process::destroyForcibly);
        asked = Optional.empty();
    }
}
