package org.mailwright.source.puppetdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.Limits;

/**
 * A live PuppetDB. It is read in pages; whatever cuts the answer short is a {@link PuppetDbFailure}, so that half an
 * answer is never taken for the whole.
 *
 * @param tls how to tell the right server, and who we are; absent for one in the clear on this machine
 * @param pageSize rows a page, two or more
 * @param limits of the answer with all its pages
 */
public record PuppetDb(PuppetDbUrl url, Optional<SSLContext> tls, int pageSize, Limits limits) {
    private static final String AGAIN = "run it again when PuppetDB is well";
    private static final String OTHERS = "look at whether url is PuppetDB's own address, and at its log";

    /** One page and how many rows there are in all. */
    record Page(byte[] body, OptionalInt total) {}

    /**
     * All rows of the answer. Every page begins with the last row of the one before: where it does not, rows came or went
     * meanwhile, and one of them may be missing.
     */
    public List<Value> rows(Question question) throws PuppetDbFailure {
        List<Value> rows = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        Allowance allowance = new Allowance(limits);
        int total;
        do {
            Page page = PuppetDbRequest.page(this, question, Math.max(0, rows.size() - 1), allowance);
            List<Value> more = list(page.body(), rows.size());
            total = total(page, rows.size());
            if (!rows.isEmpty() && !isSame(question, rows, more)) {
                throw lost("its pages do not follow each other", rows.size(), AGAIN);
            }
            List<Value> fresh = rows.isEmpty() || more.isEmpty() ? more : more.subList(1, more.size());
            for (Value row : fresh) {
                Optional<List<String>> key = question.key(row);
                if (key.isPresent() && !keys.add(key.get())) {
                    throw lost("it gave " + String.join(" ", key.get()) + " twice", rows.size(), AGAIN);
                }
                rows.add(Rows.placed(row, question.source(url.text())));
            }
            if (rows.size() > total || fresh.isEmpty() && rows.size() < total) {
                throw lost("it says that there are " + total, rows.size(), AGAIN);
            }
        } while (rows.size() < total);
        return rows;
    }

    private List<Value> list(byte[] body, int before) throws PuppetDbFailure {
        Checked<Optional<Value>> page = JsonText.read(url.text(), body, PuppetDbKinds.PARTIAL);
        if (page.value().isEmpty()) {
            boolean web = new String(body, 0, Math.min(body.length, 1), StandardCharsets.ISO_8859_1).equals("<");
            throw web
                    ? PuppetDbFailure.partial(url.text() + " does not answer in JSON", OTHERS)
                    : lost("its answer is not whole JSON", before, AGAIN);
        }
        if (page.hasErrors() || !(page.value().get() instanceof Value.Sequence sequence)) {
            throw PuppetDbFailure.partial(url.text() + " does not answer with a list of rows", OTHERS);
        }
        return sequence.items();
    }

    /** How many rows there are; it is asked with every page, since they may become more or fewer meanwhile. */
    private int total(Page page, int before) throws PuppetDbFailure {
        if (page.total().isEmpty()) {
            throw PuppetDbFailure.partial(
                    url.text() + " was not read whole: it does not say how many rows there are, after " + before
                            + " rows",
                    "ask PuppetDB itself: the header X-Records does not come through");
        }
        return page.total().getAsInt();
    }

    private static boolean isSame(Question question, List<Value> rows, List<Value> more) {
        return !more.isEmpty() && question.key(rows.get(rows.size() - 1)).equals(question.key(more.get(0)));
    }

    private PuppetDbFailure lost(String why, int rows, String remedy) {
        return PuppetDbFailure.lost(url.text() + " was not read whole: " + why + " after " + rows + " rows", remedy);
    }
}
