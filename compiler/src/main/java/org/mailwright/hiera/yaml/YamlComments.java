package org.mailwright.hiera.yaml;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Comment;

/** The comments of a YAML file that are for a program, as the scanner passes over them: of prose there is no end, and no use. */
final class YamlComments {
    private final List<Raw> comments = new ArrayList<>();
    private int settled;

    /** A comment where the cursor stood; lines and columns are counted from 0. */
    private record Raw(String text, int line, int column, int about) {}

    /** Moves the cursor, which is at a {@code #}, to the end of the line. */
    void skip(YamlCursor cursor) {
        int column = cursor.column();
        int start = cursor.position();
        cursor.skip();
        cursor.skipBlanks();
        int name = cursor.position();
        cursor.skipWord();
        boolean named = cursor.position() > name && cursor.peek() == ':';
        cursor.skipToLineEnd();
        if (named) {
            boolean alone = cursor.isBlankBefore(start);
            comments.add(new Raw(cursor.since(name).strip(), cursor.line(), column, alone ? -1 : cursor.line()));
        }
    }

    /** What is at the cursor is what the comments are about that stood alone before it. */
    void settle(YamlCursor cursor) {
        for (; settled < comments.size(); settled++) {
            Raw comment = comments.get(settled);
            if (comment.about() < 0) {
                boolean last = cursor.peek() == YamlCursor.END;
                comments.set(
                        settled,
                        new Raw(
                                comment.text(),
                                comment.line(),
                                comment.column(),
                                last ? comment.line() : cursor.line()));
            }
        }
    }

    List<Comment> in(Location file) {
        return comments.stream()
                .map(raw -> new Comment(raw.text(), file.at(raw.line() + 1, raw.column() + 1), raw.about() + 1))
                .toList();
    }
}
