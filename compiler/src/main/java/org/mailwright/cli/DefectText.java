package org.mailwright.cli;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Printable;

/** A stack trace in which every message is one line. */
final class DefectText {
    private DefectText() {}

    // java.lang.IllegalStateException: a line of an artefact has a line break in it
    //     at org.mailwright.tree.FileLines.line(FileLines.java:49)
    // caused by java.io.IOException: …
    static String of(Throwable defect) {
        StringBuilder out = new StringBuilder();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable next = defect;
        while (next != null && told.add(next)) {
            out.append(told.size() > 1 ? "caused by " : "")
                    .append(Printable.of(next.toString()))
                    .append('\n');
            for (StackTraceElement frame : next.getStackTrace()) {
                out.append("    at ").append(frame).append('\n');
            }
            next = next.getCause();
        }
        return out.toString();
    }
}
