package org.mailwright.source.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Digest;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.cache.Age;
import org.mailwright.source.cache.LastAnswer;
import org.mailwright.source.cache.Unsafe;
import org.mailwright.source.net.SourceFailure;

/**
 * A source that is a server. It is asked, once more where it was lost; what it gives is kept where the site says so. Where
 * it gives nothing, its last answer counts, and for those who write nothing its snapshot.
 */
final class LiveSource {
    private static final Kind UNUSABLE = SiteKinds.SOURCE_CACHE_UNUSABLE;
    private static final Duration PRESET = Duration.ofHours(24);
    private static final Syntax<Duration> AGE =
            new Syntax<>(UNUSABLE, "the max_age", Age::parse, "write e.g. 90m, 24h or 7d");

    private final Reading reading;
    private final Need need;
    private final Keys keys;
    private final Optional<LastAnswer> last;

    /**
     * What the site says about the source.
     *
     * @param server its mapping with {@code url} and {@code cache}
     * @param snapshot the file that may stand for it
     * @param snapshotKind the finding that says so
     * @param minimum fewer entries are not kept
     */
    record Keys(Optional<Value> server, Optional<Value> snapshot, Kind snapshotKind, int minimum) {
        Location at() {
            return Reading.get(server, "url").or(() -> server).orElseThrow().location();
        }

        String url() {
            return Reading.text(Reading.get(server, "url")).orElse("the server");
        }
    }

    /** How the source is read. */
    interface Medium<T> {
        /**
         * Asks the server; nothing where its keys cannot be asked with, which is reported.
         *
         * @param copy where the answer is written to besides
         * @throws SourceFailure when it did not answer whole
         */
        Optional<T> ask(Optional<PrintStream> copy) throws IOException;

        /** Reads such a copy; nothing where it cannot be read. */
        Optional<T> kept(LastAnswer answer) throws IOException;

        /** Reads the snapshot. */
        Optional<T> snapshot(Value file) throws IOException;

        /** How many entries it has. */
        int size(T answer);
    }

    /**
     * A source.
     *
     * @param question all that decides what the answer is: another question has another last answer
     * @param file how the file of the last answer begins and ends, e.g. {@code directory} and {@code .ldif}
     */
    LiveSource(Reading reading, Need need, Keys keys, List<String> question, List<String> file) {
        this.reading = reading;
        this.need = need;
        this.keys = keys;
        Optional<Value> cache = Reading.get(keys.server(), "cache");
        Optional<Path> directory = reading.path(Reading.get(cache, "dir"));
        if (cache.isPresent() && Reading.get(cache, "dir").isEmpty()) {
            reading.error(UNUSABLE, cache.get().location(), "this cache has no dir", "say where last answers are kept");
        }
        Optional<Value> age = Reading.get(cache, "max_age");
        Duration longest = reading.parsed(age, AGE).orElse(PRESET);
        last = directory.map(found ->
                new LastAnswer(found, file.get(0) + "-" + digest(question) + file.get(1), longest, need.clock()));
    }

    /** The answer; nothing where there is none, which is reported. */
    <T> Optional<T> read(Medium<T> medium) throws IOException {
        try {
            return twice(medium);
        } catch (SourceFailure failure) {
            return instead(medium, failure);
        }
    }

    /** A connection that is lost in the middle is tried once more, from the first page. */
    private <T> Optional<T> twice(Medium<T> medium) throws IOException {
        try {
            return once(medium);
        } catch (SourceFailure failure) {
            if (!failure.isLost()) {
                throw failure;
            }
            return once(medium);
        }
    }

    private <T> Optional<T> once(Medium<T> medium) throws IOException {
        Optional<LastAnswer.Draft> draft = draft();
        if (draft.isEmpty()) {
            return medium.ask(Optional.empty());
        }
        try (LastAnswer.Draft open = draft.get()) {
            Optional<T> answer = medium.ask(Optional.of(open.out()));
            if (answer.filter(found -> medium.size(found) >= Math.max(1, keys.minimum()))
                    .isPresent()) {
                keep(open);
            }
            return answer;
        }
    }

    /** Only who writes keeps answers: a check changes nothing on the machine. */
    private Optional<LastAnswer.Draft> draft() {
        if (last.isEmpty() || !need.writes()) {
            return Optional.empty();
        }
        try {
            return Optional.of(last.get().draft());
        } catch (IOException e) {
            notKept(e);
            return Optional.empty();
        }
    }

    private void keep(LastAnswer.Draft draft) {
        try {
            draft.keep();
        } catch (IOException e) {
            notKept(e);
        }
    }

    private void notKept(IOException why) {
        reading.report(Diagnostic.warning(
                        UNUSABLE,
                        Reading.get(keys.server(), "cache").orElseThrow().location(),
                        "the answer of " + keys.url() + " is not kept: " + reason(why))
                .advising("give cache.dir a directory of mode 0700 that belongs to who runs this"));
    }

    private static String reason(IOException why) {
        return why instanceof Unsafe
                ? String.valueOf(why.getMessage())
                : why instanceof NoSuchFileException missing
                        ? "there is no " + missing.getFile()
                        : "it cannot be written";
    }

    private <T> Optional<T> instead(Medium<T> medium, SourceFailure failure) throws IOException {
        String more = "";
        if (last.isPresent()) {
            try {
                Duration age = last.get().age();
                Optional<T> kept = medium.kept(last.get());
                if (kept.isPresent()) {
                    reading.report(Diagnostic.warning(
                                    SiteKinds.SOURCE_CACHE_USED,
                                    keys.at(),
                                    "the answer of " + Age.text(age) + " ago is used: " + failure.what())
                            .advising(failure.remedy()));
                    return kept;
                }
                more = "; its last answer cannot be read";
            } catch (NoSuchFileException e) {
                more = "; no last answer of it is kept";
            } catch (Unsafe e) {
                more = "; " + e.getMessage();
            } catch (IOException e) {
                more = "; its last answer cannot be read";
            }
        }
        if (need.writes() || keys.snapshot().isEmpty()) {
            reading.error(failure.kind(), keys.at(), failure.what() + more, failure.remedy());
            return Optional.empty();
        }
        reading.report(Diagnostic.info(
                        keys.snapshotKind(),
                        keys.at(),
                        Reading.text(keys.snapshot()).orElse("its snapshot") + " is read instead of the server: "
                                + failure.what())
                .advising("nothing to do here; compile and apply need the server"));
        return medium.snapshot(keys.snapshot().get());
    }

    /** Eight octets of SHA-256: enough to tell questions from each other. */
    private static String digest(List<String> question) {
        return Digest.of(String.join("\n", question)).substring(0, 2 * Long.BYTES);
    }
}
