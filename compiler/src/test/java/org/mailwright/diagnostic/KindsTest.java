package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.kind.Kinds;
import org.mailwright.rule.Pages;

/** A kind of finding is known in one place: its id, its severity and what follows from it. */
class KindsTest {
    private static final Path PAGES = Path.of("compiler/src/main/resources/org/mailwright/rule");

    @Test
    void every_kind_has_a_page_in_the_folder_of_its_subject_and_every_page_a_kind() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            files.filter(Files::isRegularFile)
                    .map(PAGES::relativize)
                    .map(Path::toString)
                    .forEach(pages::add);
        }
        assertThat(Pages.kinds().map(kind -> kind.subject() + "/" + kind.id() + ".md"))
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void an_id_names_one_kind() {
        assertThat(Pages.kinds().map(Kind::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_constant_is_listed() throws Exception {
        List<Kind> constants = new ArrayList<>();
        for (String type : types().keySet()) {
            if (type.startsWith("org.mailwright.diagnostic.kind.")) {
                for (Field field : Class.forName(type).getDeclaredFields()) {
                    if (field.getType() == Kind.class) {
                        constants.add((Kind) field.get(null));
                    }
                }
            }
        }
        assertThat(Kinds.all()).isNotEmpty().containsExactlyInAnyOrderElementsOf(constants);
    }

    /** The words of one class file that are the id of a kind are in one class: that of its rule, or of the kinds of its subject. */
    @Test
    void the_id_of_a_kind_stands_in_one_class() throws Exception {
        Set<String> ids = Pages.kinds().map(Kind::id).collect(Collectors.toSet());
        Map<String, Set<String>> homes = new TreeMap<>();
        for (Map.Entry<String, Path> type : types().entrySet()) {
            for (String text : strings(type.getValue())) {
                if (ids.contains(text)) {
                    homes.computeIfAbsent(text, id -> new TreeSet<>()).add(type.getKey());
                }
            }
        }
        assertThat(homes).hasSameSizeAs(ids);
        homes.values().removeIf(found -> found.size() == 1);
        assertThat(homes).as("ids with more than one home").isEmpty();
    }

    /** The classes of the program by name, each with its file. */
    private static Map<String, Path> types() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Kind.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("org/mailwright"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .collect(Collectors.toMap(
                            file -> classes.relativize(file)
                                    .toString()
                                    .replace(".class", "")
                                    .replace('/', '.'),
                            file -> file,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    /** The string constants of a class file (The Java Virtual Machine Specification, section 4.4). */
    private static List<String> strings(Path file) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> strings = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 8 -> strings.add(in.readUnsignedShort());
                    case 7, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> throw new IOException("an unknown constant " + tag + " in " + file);
                }
            }
        }
        return strings.stream().map(texts::get).toList();
    }
}
