package org.mailwright.output.install;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mailwright.diagnostic.Printable;

/** The programs below a root, by chroot(8) when that is not the machine's own. */
public final class ProgramsBelow implements Programs {
    private static final long MINUTES = 10;
    private static final int SHOWN = 4096;

    private final Path root;

    public ProgramsBelow(Path root) {
        this.root = root;
    }

    @Override
    public String run(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (root.getNameCount() > 0) {
            whole.addAll(List.of("chroot", root.toString()));
        }
        whole.addAll(command);
        File output = File.createTempFile("mailwright", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8"));
            return result(builder.start(), output);
        } finally {
            output.delete();
        }
    }

    private static String result(Process process, File output) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "it did not end within " + MINUTES + " minutes";
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        if (process.exitValue() == 0) {
            return "";
        }
        try (FileInputStream in = new FileInputStream(output)) {
            String said = new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
            return "exit status " + process.exitValue() + (said.isEmpty() ? "" : ": " + Printable.of(said));
        }
    }
}
