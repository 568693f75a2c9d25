package org.mailwright.print;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailwright.change.AddressChange;
import org.mailwright.change.FileChange;
import org.mailwright.change.Kind;
import org.mailwright.change.NameChange;
import org.mailwright.diagnostic.Printable;

/** A plan for people: files with their entries by host, then addresses and names, and one line that sums it up. */
public final class PlanText {
    /** More of one table than a person reads. */
    static final int MOST = 50;

    private static final int MOST_CAUSES = 3;

    private final StringBuilder out = new StringBuilder();
    private final PlanReport plan;

    private PlanText(PlanReport plan) {
        this.plan = plan;
    }

    // mx-01.onion.example
    //   ~ /etc/postfix/maps/alias
    //       ~ press@onion.example: alice@onion.example → bob@onion.example
    //
    // Addresses
    //   ~ press@onion.example and 5 alias domains
    //       was: alice@riseup.example
    //       now: bob@autistici.example
    //       HEAD: data/common/aliases.yaml:12:3
    //       here: data/common/aliases.yaml:12:3
    //
    // Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 1 address affected.
    /** The plan as text, line ends included. */
    public static String of(PlanReport plan) {
        PlanText text = new PlanText(plan);
        text.files();
        text.addresses();
        text.names();
        plan.pending().forEach(text::line);
        plan.notes().forEach(note -> text.line("note: " + note));
        plan.refusals().forEach(refusal -> text.line("refused: " + refusal));
        return text.out + plan.summary() + "\n";
    }

    private void line(String text) {
        out.append(Printable.of(text)).append('\n');
    }

    private void files() {
        SortedMap<String, List<FileChange>> hosts = byHost(plan);
        hosts.forEach((host, files) -> {
            line(host.isEmpty() ? "Files of no host" : host);
            files.forEach(this::file);
            out.append('\n');
        });
    }

    /** The changed files by host. */
    static SortedMap<String, List<FileChange>> byHost(PlanReport plan) {
        return plan.difference().files().stream()
                .collect(Collectors.groupingBy(
                        file -> file.place().host().orElse(""), TreeMap::new, Collectors.toList()));
    }

    private void file(FileChange file) {
        line("  " + file.kind().sign() + " " + head(file));
        list(file.entries(), ChangeText::of);
        list(file.lines(), ChangeText::of);
    }

    /** The file, and what little is said where its content is not shown. */
    static String head(FileChange file) {
        boolean silent = file.entries().isEmpty() && file.lines().isEmpty() && file.kind() == Kind.CHANGED;
        String rights = file.rights().map(text -> " (" + text + ")").orElse("");
        if (!silent || file.rights().isPresent()) {
            return file.place().path() + rights;
        }
        return file.place().path() + (file.secret() ? " (secret, changed)" : " (the same lines in another order)");
    }

    private <T> void list(List<T> changes, Function<T, String> text) {
        changes.stream().limit(MOST).map(text).forEach(change -> line("      " + change));
        if (changes.size() > MOST) {
            line("      … and " + (changes.size() - MOST) + " more (--output json has all)");
        }
    }

    private void addresses() {
        if (plan.difference().addresses().isEmpty()) {
            return;
        }
        line("Addresses");
        plan.difference().addresses().stream().limit(MOST).forEach(this::address);
        more(plan.difference().addresses().size());
        out.append('\n');
    }

    private void more(int size) {
        if (size > MOST) {
            line("  … and " + (size - MOST) + " more (--output json has all)");
        }
    }

    private void address(AddressChange change) {
        line("  " + change.kind().sign() + " " + change.address() + ChangeText.alike(change));
        if (change.isMoved()) {
            line("      was: " + ChangeText.of(change.earlier()));
            line("      now: " + ChangeText.of(change.later()));
        }
        ChangeText.access(change).forEach(access -> line("      " + access));
        if (!change.through().isEmpty()) {
            line("      through: " + String.join(", ", change.through()));
        }
        if (!change.earlierCauses().isEmpty()) {
            line("      " + plan.against() + ": " + ChangeText.causes(change.earlierCauses(), MOST_CAUSES));
        }
        if (!change.laterCauses().isEmpty()) {
            line("      here: " + ChangeText.causes(change.laterCauses(), MOST_CAUSES));
        }
    }

    private void names() {
        List<NameChange> names = plan.difference().names();
        if (names.isEmpty()) {
            return;
        }
        line("Names in the DNS");
        names.stream().limit(MOST).forEach(name -> line("  " + name.name() + " " + String.join(", ", name.types())));
        more(names.size());
        out.append('\n');
    }
}
