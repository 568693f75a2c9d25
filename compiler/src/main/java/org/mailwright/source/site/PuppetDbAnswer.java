package org.mailwright.source.site;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.hiera.Value;
import org.mailwright.source.cache.LastAnswer;
import org.mailwright.source.puppetdb.JsonRows;
import org.mailwright.source.puppetdb.PuppetDb;
import org.mailwright.source.puppetdb.Question;

/**
 * How an answer of PuppetDB's is read: from itself, from what it said last, or from a file.
 *
 * @param server the mapping that names it
 */
record PuppetDbAnswer<T>(Reading reading, Optional<Value> server, Question question, Parser<T> parser)
        implements LiveSource.Medium<Checked<List<T>>> {

    /** Makes values of rows and of files. */
    interface Parser<T> {
        /** Of rows that PuppetDB gave; {@code source} is what messages call it. */
        Checked<List<T>> rows(String source, List<Value> rows);

        /** Of a file with such an answer; nothing where it is not there, which is reported. */
        Optional<Checked<List<T>>> file(Value file) throws IOException;
    }

    /** The file of the last answer, as {@link LiveSource} wants it. */
    List<String> file(String name) {
        return List.of(name, ".json");
    }

    /** All that decides what the answer is. */
    List<String> asked() {
        return List.of(Reading.text(Reading.get(server, "url")).orElse(""), question.endpoint(), question.query());
    }

    @Override
    public Optional<Checked<List<T>>> ask(Optional<PrintStream> copy) throws IOException {
        Optional<PuppetDb> asked = PuppetDbServer.read(reading, server);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Value> rows = asked.get().rows(question);
        if (copy.isPresent()) {
            JsonRows.write(rows, copy.get());
        }
        return Optional.of(parser.rows(source(), rows));
    }

    @Override
    public Optional<Checked<List<T>>> kept(LastAnswer answer) throws IOException {
        return question.kept(source(), answer.read()).map(rows -> parser.rows(source(), rows));
    }

    @Override
    public Optional<Checked<List<T>>> snapshot(Value file) throws IOException {
        return parser.file(file);
    }

    @Override
    public int size(Checked<List<T>> answer) {
        return answer.value().size();
    }

    private String source() {
        return question.source(Reading.text(Reading.get(server, "url")).orElse(""));
    }
}
