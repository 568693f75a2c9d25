package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Value;
import org.mailwright.source.shape.Shapes;

/** What our keys are called in Hiera: under the names the site gives them, and under those that somebody mistyped. */
final class KeyNames {
    private static final String PREFIX = "mailwright::";
    private static final Kind UNKNOWN = HieraKinds.UNKNOWN_KEY;

    private final Hiera hiera;
    private final TreeMap<String, Value.Text> given;
    private final List<String> known;
    private final Set<String> slips = new HashSet<>();

    KeyNames(Hiera hiera, Map<String, Value.Text> given) {
        this.hiera = hiera;
        this.given = new TreeMap<>(given);
        this.known = Shapes.KEYS.stream().map(key -> of(key.name())).toList();
    }

    /** The name of a key of ours, without {@code mailwright::}. */
    String of(String key) {
        Value.Text yours = given.get(PREFIX + key);
        return yours == null ? PREFIX + key : yours.text();
    }

    List<String> all() {
        return known;
    }

    /** Under which name a key is probably there that is not there under its own. */
    Optional<String> slip(String key) {
        List<Value.Text> written = hiera.keys("");
        String name = of(key);
        if (written.stream().anyMatch(text -> text.text().equals(name))) {
            return Optional.empty();
        }
        Optional<String> slip = written.stream()
                .map(Value.Text::text)
                .filter(text -> !known.contains(text))
                .filter(text -> near(text).filter(name::equals).isPresent())
                .findFirst()
                .or(() -> given.containsKey(PREFIX + key) ? other(key, name, written) : Optional.empty());
        slip.ifPresent(slips::add);
        return slip;
    }

    /** A name of the site's own that no file has: one that is near, or our own name. */
    private Optional<String> other(String key, String name, List<Value.Text> written) {
        List<String> texts = written.stream().map(Value.Text::text).toList();
        return DidYouMean.of(name, texts).or(() -> Optional.of(PREFIX + key).filter(texts::contains));
    }

    /** True when the site gives a key a name that no file has. */
    boolean isNowhere(String key) {
        return given.containsKey(PREFIX + key)
                && hiera.keys("").stream().noneMatch(text -> text.text().equals(of(key)));
    }

    /**
     * The known name that was meant: the rest behind the last colon is mistyped, or the module in front of it. Blanks that
     * take no room, upper case and the number of colons are no difference.
     */
    private Optional<String> near(String text) {
        String plain = plain(text);
        int cut = plain.lastIndexOf(':') + 1;
        String module = plain.substring(0, cut);
        List<String> rests = known.stream()
                .filter(name -> name.startsWith(module) && name.indexOf(':', cut) < 0)
                .map(name -> name.substring(cut))
                .toList();
        if (cut > 0 && !rests.isEmpty()) {
            return DidYouMean.of(plain.substring(cut), rests).map(rest -> module + rest);
        }
        String rest = "::" + plain.substring(cut);
        return cut == 0
                ? Optional.empty()
                : DidYouMean.of(
                        plain,
                        known.stream().filter(name -> name.endsWith(rest)).toList());
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT).replaceAll(":+", "::");
    }

    /** Keys of ours that do not exist, which no look-up would ever ask for, and names of the site's that no file has. */
    void report(Reading reading) {
        List<Value.Text> written = hiera.keys("");
        List<String> texts = written.stream().map(Value.Text::text).toList();
        given.forEach((ours, yours) -> {
            if (!texts.contains(yours.text())) {
                reading.report(unused(ours, yours, written, texts));
            }
        });
        for (Value.Text key : written) {
            Optional<Value.Text> name =
                    Optional.ofNullable(given.get(key.text())).filter(any -> !known.contains(key.text()));
            boolean renamed = name.isPresent();
            boolean ours = key.text().startsWith(PREFIX) && !known.contains(key.text());
            if (renamed && texts.contains(name.get().text())) {
                String yours = name.get().text();
                reading.report(Diagnostic.warning(
                                HieraKinds.SITE_KEY_UNREAD,
                                key.location(),
                                key.text() + " is not read: hiera.keys names " + yours + " for it")
                        .seeing(name.get().location(), "the name")
                        .advising("move it to " + yours + ", or remove the entry of hiera.keys"));
            } else if (!renamed && (ours || slips.contains(key.text()) && !isOwn(key.text()))) {
                reading.report(unknown(key));
            }
        }
    }

    /** True for a slip of a name that the site gives: it is told at the name. */
    private boolean isOwn(String text) {
        return near(text).isEmpty()
                || given.values().stream()
                        .anyMatch(
                                yours -> near(text).filter(yours.text()::equals).isPresent());
    }

    private Diagnostic unknown(Value.Text key) {
        Optional<String> near = near(key.text());
        String shown = key.text().codePoints().anyMatch(c -> c >= 127) ? " " + escaped(key.text()) : " " + key.text();
        Diagnostic finding = near.isPresent()
                ? Diagnostic.error(UNKNOWN, key.location(), "there is no key" + shown)
                : Diagnostic.warning(UNKNOWN, key.location(), "there is no key" + shown);
        return finding.advising(
                near.map(name -> "did you mean \"" + name + "\"?").orElse("the keys are: " + String.join(", ", known)));
    }

    /** What a reader of the message would not see. */
    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> shown.append(c < 127 ? Character.toString(c) : String.format(Locale.ROOT, "<U+%04X>", c)));
        return shown.toString();
    }

    private static Diagnostic unused(String ours, Value.Text yours, List<Value.Text> written, List<String> texts) {
        Diagnostic finding = Diagnostic.error(
                UNKNOWN, yours.location(), "no file has the key " + yours.text() + ", which is to be " + ours);
        Optional<String> near = DidYouMean.of(yours.text(), texts);
        Optional<Value.Text> own =
                written.stream().filter(key -> key.text().equals(ours)).findFirst();
        if (near.isEmpty() && own.isPresent()) {
            return finding.seeing(own.get().location(), ours + " itself")
                    .advising("remove the entry of hiera.keys, or rename " + ours);
        }
        return finding.advising(near.map(name -> "did you mean \"" + name + "\"?")
                .orElse("correct the name, or remove the entry of hiera.keys"));
    }

    /**
     * Keys at the top of a file that belong below the key of ours in front of them: the blanks are missing.
     *
     * @param key a key of ours with its shape
     */
    List<Value.Text> behind(Value.Text key) {
        List<Value.Text> found = new ArrayList<>();
        boolean behind = false;
        for (Value.Text other : hiera.keys("")) {
            if (other.location().source().equals(key.location().source())) {
                if (other.location().equals(key.location())) {
                    behind = true;
                } else if (other.text().contains("::") || other.text().equals("lookup_options")) {
                    behind = false;
                } else if (behind) {
                    found.add(other);
                }
            }
        }
        return found;
    }

    /** The places where a key of ours is written. */
    List<Value.Text> places(String key) {
        return hiera.keys(of(key)).stream()
                .filter(text -> text.text().equals(of(key)))
                .toList();
    }
}
