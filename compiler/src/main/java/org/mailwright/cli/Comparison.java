package org.mailwright.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailwright.Compiler;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Census;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Site;

/** A state that a plan is made against. */
interface Comparison extends Closeable {
    /** Its name in the plan, e.g. {@code HEAD}. */
    String name();

    /** The compiler of the inputs as they are here. */
    Compiler compiler();

    /** The state, when it is known what the inputs here come to. */
    Earlier earlier(Compiler.Result here) throws IOException;

    @Override
    default void close() {}

    /**
     * The other state.
     *
     * @param files nothing when it does not compile
     * @param same true when it is known to be the same without a look at the files
     * @param site its site, where it was compiled
     * @param hosts the hosts that it can say something about; empty for all, and for the files of no host
     * @param census what was counted in it
     * @param findings what is wrong with it
     * @param notes what a reader of the plan must know
     * @param pending what is to be done although no file differs
     */
    record Earlier(
            Optional<List<Artefact>> files,
            boolean same,
            Optional<Site> site,
            List<String> hosts,
            Census census,
            List<Diagnostic> findings,
            List<String> notes,
            List<String> pending) {

        /** With nothing to be done but what differs. */
        Earlier(
                Optional<List<Artefact>> files,
                boolean same,
                Optional<Site> site,
                List<String> hosts,
                Census census,
                List<Diagnostic> findings,
                List<String> notes) {
            this(files, same, site, hosts, census, findings, notes, List.of());
        }

        /** The same with this to be done, too. */
        Earlier pending(List<String> more) {
            return new Earlier(files, same, site, hosts, census, findings, notes, more);
        }

        /** Files without inputs. */
        static Earlier of(List<Artefact> files, List<String> hosts, Census census, String... notes) {
            return new Earlier(Optional.of(files), false, Optional.empty(), hosts, census, List.of(), List.of(notes));
        }
    }
}
