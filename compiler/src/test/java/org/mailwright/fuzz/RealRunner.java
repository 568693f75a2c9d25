package org.mailwright.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.cli.Run;

/** Runs the program in this JVM, in a thread that has only so much time. */
final class RealRunner implements Runner {
    private static final String NONE = "none";

    private final long milliseconds;

    RealRunner(long milliseconds) {
        this.milliseconds = milliseconds;
    }

    @Override
    public Outcome run(Invocation invocation) {
        return bounded(() -> {
            Run run = Run.of(invocation.words().toArray(String[]::new));
            return new Outcome(run.status(), run.out(), run.err(), Optional.empty());
        });
    }

    /** What must end in time. */
    interface Work {
        Outcome outcome();
    }

    /** The outcome; a hang with the stack of the thread, which is left alone then. */
    Outcome bounded(Work work) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(work.outcome());
                    } catch (Throwable e) {
                        outcome.completeExceptionally(e);
                    }
                },
                "fuzzed");
        thread.setDaemon(true);
        thread.start();
        try {
            return outcome.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            StackTraceElement[] stack = thread.getStackTrace();
            thread.interrupt();
            String text = Stream.of(stack).map(frame -> "  at " + frame).collect(Collectors.joining("\n"));
            return failed(new Failure.Trouble(
                    Failure.Kind.HANG, "", "no end within " + milliseconds + " ms; it is at\n" + text));
        } catch (ExecutionException e) {
            StringWriter text = new StringWriter();
            e.getCause().printStackTrace(new PrintWriter(text));
            return failed(new Failure.Trouble(Failure.Kind.DEFECT, place(text.toString()), head(text.toString())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Outcome failed(Failure.Trouble trouble) {
        return new Outcome(70, "", "", Optional.of(trouble));
    }

    /** The first place of the program that a stack trace names. */
    static String place(String trace) {
        return trace.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at org.mailwright."))
                .map(line -> line.substring(3))
                .findFirst()
                .orElse(NONE);
    }

    private static String head(String trace) {
        return trace.lines().limit(40).collect(Collectors.joining("\n"));
    }
}
