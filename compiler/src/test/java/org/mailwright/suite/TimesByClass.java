package org.mailwright.suite;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints how long each class of tests took, the longest first, when all have ended. Classes run beside each other, so the
 * sum is more than the time that passed. Of a nested class the outer one is shown.
 */
public final class TimesByClass implements TestExecutionListener {
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Duration> times = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Duration time = Duration.ofNanos(System.nanoTime() - begun.remove(test.getUniqueId()));
        test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .filter(name -> name.indexOf('$') < 0)
                .ifPresent(name -> times.put(name, time));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (times.size() < 2) {
            return;
        }
        List<Map.Entry<String, Duration>> sorted = times.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        StringBuilder text = new StringBuilder("Seconds by class:\n");
        for (Map.Entry<String, Duration> entry : sorted) {
            text.append(
                    String.format(Locale.ROOT, "%8.2f  %s%n", entry.getValue().toMillis() / 1000.0, entry.getKey()));
        }
        System.out.print(text);
    }
}
