package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.lookup.MergeParser;
import org.mailwright.hiera.yaml.YamlText;
import org.mailwright.source.file.DiskTree;

/** A random control repository, with a module and a global layer, and look-ups in it: the same for the same seed. */
final class RandomRepository {
    static final String NODE = "mx-01.onion.example";

    static final String FACTS = """
            {"hostname": "mx-01", "domain": "onion.example", "fqdn": "mx-01.onion.example",
             "clientcert": "mx-01.onion.example", "networking": {"ip": "192.0.2.7", "fqdn": "mx-01.onion.example"},
             "os": {"family": "Debian", "release": {"major": "12", "full": "12.11"}}, "role": "mx", "site": "ams",
             "sites": ["ams", "fra"], "owners": {"alice": "a1", "bob": "b2"}, "zero": 0, "flag": true, "load": 1.5,
             "empty": "", "with.dot": "dotted", "unicode": "grün", "nested": "%{role}-%{site}", "number": "0644"}""";

    static final String TRUSTED = """
            {"authenticated": "remote", "certname": "mx-01.onion.example", "domain": "onion.example",
             "hostname": "mx-01", "extensions": {"pp_role": "mx"}}""";

    private static final Path EYAML = Path.of("compiler/src/test/resources/hiera/eyaml");

    /** How a level says which files it has, %d being its number and .EXT the ending, and the files that this names. */
    private static final List<Map.Entry<String, List<String>>> PLACES = List.of(
            Map.entry("path: \"l%d.EXT\"", List.of("l%d.EXT")),
            Map.entry("path: \"%%{environment}/l%d.EXT\"", List.of("ENV/l%d.EXT")),
            Map.entry("path: \"nodes/%d-%%{trusted.certname}.EXT\"", List.of("nodes/%d-mx-01.onion.example.EXT")),
            Map.entry("path: \"%%{facts.os.family}/%%{facts.os.release.major}/%d.EXT\"", List.of("Debian/12/%d.EXT")),
            Map.entry("path: \"%d/%%{facts.nope}.EXT\"", List.of("%d/.EXT", "%d/nope.EXT")),
            Map.entry("path: \"%d/%%{::role}-%%{sites.1}.EXT\"", List.of("%d/mx-fra.EXT")),
            Map.entry(
                    "paths: [\"%d/a.EXT\", \"%d/%%{trusted.extensions.pp_role}.EXT\", \"%d/b.EXT\"]",
                    List.of("%d/a.EXT", "%d/mx.EXT", "%d/b.EXT")),
            Map.entry("glob: \"%d/*.EXT\"", List.of("%d/b.EXT", "%d/a.EXT", "%d/.hidden.EXT", "%d/sub/c.EXT")),
            Map.entry("glob: \"%d/{b,a}.EXT\"", List.of("%d/b.EXT", "%d/a.EXT", "%d/c.EXT")),
            Map.entry("glob: \"%d/**/[a-c].EXT\"", List.of("%d/b.EXT", "%d/sub/a.EXT", "%d/sub/sub/c.EXT")),
            Map.entry(
                    "globs: [\"%d/%%{site}?.EXT\", \"%d/z*.EXT\"]", List.of("%d/ams1.EXT", "%d/ams2.EXT", "%d/z.EXT")),
            Map.entry("mapped_paths: [facts.sites, s, \"%d/%%{s}.EXT\"]", List.of("%d/ams.EXT", "%d/fra.EXT")),
            Map.entry("mapped_paths: [sites, s, \"%d/%%{s}.EXT\"]", List.of("%d/ams.EXT", "%d/fra.EXT")),
            Map.entry(
                    "mapped_paths: [facts.owners, o, \"%d/%%{o.0}-%%{o.1}.EXT\"]",
                    List.of("%d/bob-b2.EXT", "%d/alice-a1.EXT")),
            Map.entry("mapped_paths: [site, s, \"%d/%%{s}.EXT\"]", List.of("%d/ams.EXT")),
            Map.entry("mapped_paths: [facts.nope, s, \"%d/%%{s}.EXT\"]", List.of("%d/x.EXT")));

    private final Path root;
    private final String name;
    private final Random random;
    private final RandomData data;
    private final List<String> ciphertexts;
    private final List<Question> questions = new ArrayList<>();

    /** One look-up: a key, and perhaps a merge of the caller's and a default text. */
    record Question(String key, Optional<Object> merge, Optional<String> preset) {
        /** As the Ruby script and the command are asked. */
        String json() {
            return "{\"key\": " + DataText.quoted(key)
                    + merge.map(how -> ", \"merge\": " + DataText.json(how)).orElse("")
                    + preset.map(text -> ", \"default\": " + DataText.quoted(text))
                            .orElse("") + "}";
        }

        /** As the command is asked. */
        List<String> words() {
            List<String> words = new ArrayList<>(List.of(key));
            Optional<Map<?, ?>> options =
                    merge.map(how -> how instanceof Map<?, ?> map ? map : Map.of("strategy", how));
            options.ifPresent(map -> words.add("--merge=" + map.get("strategy")));
            options.map(map -> map.get("knockout_prefix")).ifPresent(mark -> words.add("--knock-out-prefix=" + mark));
            for (String flag : List.of("sort_merged_arrays", "merge_hash_arrays")) {
                if (options.isPresent() && Boolean.TRUE.equals(options.get().get(flag))) {
                    words.add("--" + flag.replace('_', '-'));
                }
            }
            preset.ifPresent(text -> words.add("--default=" + text));
            return words;
        }
    }

    private RandomRepository(Path environments, String name, long seed) {
        this.root = environments.resolve(name);
        this.name = name;
        this.random = new Random(seed);
        this.data = new RandomData(random);
        this.ciphertexts = ciphertexts();
    }

    /** Writes the repository as an environment below a directory, and asks so many questions. */
    static RandomRepository write(Path environments, String name, long seed, int questions) {
        RandomRepository repository = new RandomRepository(environments, name, seed);
        repository.layer(repository.root, "environment");
        if (repository.data.chance(60)) {
            repository.layer(repository.root.resolve("modules/mod"), "module");
        }
        if (repository.data.chance(40)) {
            repository.layer(repository.root.resolve("global"), "global");
        }
        for (int i = 0; i < questions; i++) {
            repository.questions.add(repository.question());
        }
        return repository;
    }

    Path root() {
        return root;
    }

    String name() {
        return name;
    }

    List<Question> questions() {
        return questions;
    }

    Optional<Path> global() {
        return Optional.of(root.resolve("global/hiera.yaml")).filter(Files::exists);
    }

    private Question question() {
        String key = data.pick(RandomData.KEYS);
        if (data.chance(20)) {
            key += data.pick(List.of(".a", ".0", ".b.a", ".'x.y'", ".\"a\"", ".1", ".a.0.b", ".nope", ".-1", ". a "));
        } else if (data.chance(3)) {
            key = data.pick(List.of("nope", "mod::nope", "k1..a", "k1.'a", "lookup_options", "K1", "", "nope.a"));
        }
        return new Question(
                key,
                data.chance(35) ? Optional.of(data.merge()) : Optional.empty(),
                data.chance(8) ? Optional.of("the default") : Optional.empty());
    }

    private void layer(Path directory, String kind) {
        StringBuilder config = new StringBuilder("version: 5\n");
        boolean defaults = data.chance(30);
        if (defaults) {
            config.append("defaults: {datadir: dd, data_hash: ").append("yaml_data}\n");
        }
        config.append("hierarchy:\n");
        int levels = 1 + random.nextInt(kind.equals("environment") ? 5 : 3);
        for (int level = 0; level < levels; level++) {
            level(directory, kind, level, defaults ? "dd" : "data", config);
        }
        if (kind.equals("module") && data.chance(40)) {
            config.append("default_hierarchy:\n");
            level(directory, kind, levels, defaults ? "dd" : "data", config);
        }
        write(directory.resolve("hiera.yaml"), config.toString());
    }

    private void level(Path directory, String kind, int number, String preset, StringBuilder config) {
        Map.Entry<String, List<String>> place = data.pick(PLACES);
        String function = data.pick(List.of("", "", "", "yaml", "json", "eyaml"));
        String extension = function.equals("json") ? "json" : "yaml";
        String datadir = data.chance(15) ? "other/" + number : preset;
        config.append("  - name: level ").append(number).append('\n');
        config.append("    ")
                .append(numbered(place.getKey(), number, extension))
                .append('\n');
        if (!datadir.equals(preset)) {
            config.append("    datadir: ").append(datadir).append('\n');
        }
        switch (function) {
            case "yaml" -> config.append("    data_hash: yaml_data\n");
            case "json" -> config.append("    data_hash: json_data\n");
            case "eyaml" ->
                config.append("    lookup_key: eyaml_lookup_key\n    options:\n")
                        .append("      pkcs7_private_key: ")
                        .append(key("private"))
                        .append('\n')
                        .append("      pkcs7_public_key: ")
                        .append(key("public"))
                        .append('\n');
            default -> {}
        }
        Set<String> files = new LinkedHashSet<>(place.getValue());
        for (String file : files) {
            if (data.chance(85)) {
                Map<Object, Object> top = content(kind, function.equals("eyaml"));
                write(
                        directory.resolve(datadir).resolve(numbered(file, number, extension)),
                        function.equals("json") ? DataText.json(top) + "\n" : DataText.yaml(top, random));
            }
        }
    }

    private String numbered(String pattern, int number, String extension) {
        return pattern.replace("%d", String.valueOf(number))
                .replace("%%", "%")
                .replace(".EXT", "." + extension)
                .replace("ENV", name);
    }

    private static Path key(String half) {
        return EYAML.resolve("keys/throw-away-" + half + "_key.pkcs7.pem").toAbsolutePath();
    }

    private Map<Object, Object> content(String kind, boolean eyaml) {
        Map<Object, Object> top = new LinkedHashMap<>();
        for (String key : RandomData.KEYS) {
            if (key.startsWith("mod::") ? data.chance(50) : !kind.equals("module") && data.chance(45)) {
                boolean sealed = eyaml && data.chance(15);
                top.put(key, sealed ? data.pick(ciphertexts) : data.value(key));
            }
        }
        if (data.chance(25)) {
            top.put("lookup_options", data.options(kind.equals("module")));
        }
        return top;
    }

    /** Texts that hiera-eyaml encrypted for the throw-away key. */
    private static List<String> ciphertexts() {
        try {
            Value.Mapping sample =
                    (Value.Mapping) YamlText.read("common.yaml", Files.readAllBytes(EYAML.resolve("data/common.yaml")))
                            .value()
                            .orElseThrow();
            return List.of("password", "url", "newline", "umlaut").stream()
                    .map(key -> Values.text(sample.get(key).orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All questions as one line for the Ruby script. */
    String request() {
        return "{\"environment\": \"" + name + "\", \"node\": \"" + NODE + "\", \"facts\": " + FACTS.replace("\n", " ")
                + ", \"trusted\": " + TRUSTED.replace("\n", " ")
                + global().map(file -> ", \"global\": " + DataText.quoted(file.toString()))
                        .orElse("")
                + ", \"lookups\": "
                + questions.stream().map(Question::json).collect(Collectors.joining(", ", "[", "]")) + "}";
    }

    Hiera open() {
        DiskTree files = new DiskTree(root);
        try {
            Layers layers = Layers.environment(files, root);
            return Hiera.of(
                    files,
                    global().map(layers::withGlobal).orElse(layers),
                    Strictness.PUPPET_7,
                    Decryption.WHERE_READABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What we answer, in the words of the comparison. */
    String answer(Hiera hiera, Question question) {
        Query query = Query.of(question.key());
        if (question.merge().isPresent()) {
            Value.Mapping merge =
                    mapping("{\"merge\": " + DataText.json(question.merge().get()) + "}");
            try {
                query = query.merging(MergeParser.parse(merge.get("merge").orElseThrow()));
            } catch (LookupFailure e) {
                return "error: " + e.getMessage();
            }
        }
        if (question.preset().isPresent()) {
            query = query.orElse(Value.Text.of(question.preset().get(), Location.file("")));
        }
        Answer answer = hiera.answer(query, scope());
        return answer.value()
                .map(Canonical::of)
                .orElseGet(() -> answer.failure().orElseThrow().kind() == FailureKind.NOT_FOUND
                        ? "nothing"
                        : "error: " + answer.failure().get().finding());
    }

    /** What a look-up of {@link #NODE} sees in this environment. */
    Scope scope() {
        return Scope.of(mapping(FACTS), mapping(TRUSTED), name);
    }

    private static Value.Mapping mapping(String json) {
        return (Value.Mapping)
                JsonText.read("facts.json", json.getBytes(StandardCharsets.UTF_8), HieraKinds.JSON_SYNTAX)
                        .value()
                        .orElse(new Value.Mapping(List.of(), Location.file("")));
    }
}
