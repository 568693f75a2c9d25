package org.mailwright.install;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that runs for us. It ends with us: one that hangs must not outlive a run that is told to end (SIGTERM), or every
 * run leaves one more. Whoever starts it waits here until it has started, so no moment lies between its start and this.
 */
final class Running implements AutoCloseable {
    private final Thread hook = new Thread(this::kill);
    private Optional<Process> process = Optional.empty();
    private boolean ended;

    /** Starts it; nothing when this process is about to end. */
    synchronized Optional<Process> start(ProcessBuilder builder) throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            ended = true;
        }
        if (!ended) {
            process = Optional.of(builder.start());
        }
        return process;
    }

    /** Ends it with all that it started: postfix(1) is a script that runs others. */
    synchronized void kill() {
        ended = true;
        process.ifPresent(known -> {
            try (Stream<ProcessHandle> started = known.descendants()) {
                List<ProcessHandle> all = started.toList();
                known.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
            }
        });
    }

    /** It has ended: nothing is to be done when we do. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running: so is the end of this process.
        }
    }
}
