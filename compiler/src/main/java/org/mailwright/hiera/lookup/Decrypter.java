package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Opens ciphertext with the keys that a level's options name; each key file is read once. */
public final class Decrypter {
    private static final String PRIVATE = "pkcs7_private_key";

    private final FileTree files;
    private final Map<List<Path>, Parsed<Keys>> known = new HashMap<>();
    private final Map<Path, Boolean> readable = new HashMap<>();
    private final Set<Diagnostic> absent = new LinkedHashSet<>();

    public Decrypter(FileTree files) {
        this.files = files;
    }

    /** hiera-eyaml wants both, and looks for the certificate's number among the recipients. */
    private record Keys(PrivateKey key, Eyaml.Recipient recipient) {
        @Override
        public String toString() {
            return "Keys[***]";
        }
    }

    /**
     * The text opened, or why it cannot be.
     *
     * @param options of the level, interpolated
     * @param directory what relative paths in them start from
     */
    Parsed<String> open(String text, Value.Mapping options, Path directory) throws IOException {
        return Ciphertext.open(text, (method, ciphertext) -> switch (method) {
            case "PKCS7" -> pkcs7(ciphertext, options, directory);
            default -> Parsed.not("there is no encryption method " + method);
        });
    }

    /** True where what opens the text can be read here; a level without a key is a mistake that opening it tells. */
    boolean isHere(String text, Value.Mapping options, Path directory) throws IOException {
        if (text.contains("ENC[GPG")) {
            absent.add(absent(Location.file("gpg"), "gpg is not run here"));
            return false;
        }
        Optional<Value> named = options.get(PRIVATE).or(() -> options.get(PRIVATE + "_env_var"));
        if (named.isEmpty()) {
            return true;
        }
        Optional<Path> path = path(options, PRIVATE, directory);
        if (path.isPresent() && isReadable(path.get())) {
            return true;
        }
        String where = path.map(files::display).orElse("$" + Values.text(named.get()));
        absent.add(absent(named.get().location(), "the eyaml private key " + where + " cannot be read here"));
        return false;
    }

    private boolean isReadable(Path key) {
        return readable.computeIfAbsent(key, path -> {
            try {
                return files.read(path).isPresent();
            } catch (IOException e) {
                // Root's key on an operator's machine, for example.
                return false;
            }
        });
    }

    private static Diagnostic absent(Location at, String reason) {
        return Diagnostic.info(
                        HieraKinds.EYAML_UNDECRYPTED,
                        at,
                        reason + ": encrypted values stay closed, and merges, convert_to and --type do not judge them")
                .advising("look them up where the key is, e.g. on the Puppet server");
    }

    /** The keys that were wanted and are not here. */
    Set<Diagnostic> absent() {
        return absent;
    }

    private Parsed<String> pkcs7(byte[] ciphertext, Value.Mapping options, Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String name : List.of("pkcs7_public_key", PRIVATE)) {
            Optional<Path> path = path(options, name, directory);
            if (path.isEmpty()) {
                boolean variable = options.get(name + "_env_var").isPresent();
                return Parsed.not(
                        variable ? name + "_env_var: environment variables are not read" : name + " is not defined");
            }
            paths.add(path.get());
        }
        Parsed<Keys> keys = known.get(paths);
        if (keys == null) {
            keys = read(paths.get(0), paths.get(1));
            known.put(paths, keys);
        }
        if (keys.value().isEmpty()) {
            return Parsed.not(keys.reason());
        }
        Keys both = keys.orElseThrow();
        return Eyaml.decrypted(ciphertext, both.key(), Optional.of(both.recipient()));
    }

    public static Optional<Path> path(Value.Mapping options, String name, Path directory) {
        try {
            return options.get(name)
                    .map(Values::text)
                    .filter(text -> !text.isEmpty())
                    .map(text -> directory.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Parsed<Keys> read(Path certificate, Path key) throws IOException {
        Optional<byte[]> secret = files.read(key);
        if (secret.isEmpty()) {
            return Parsed.not("the eyaml private key is not here");
        }
        Optional<byte[]> open = files.read(certificate);
        if (open.isEmpty()) {
            return Parsed.not("the eyaml public key is not here");
        }
        try {
            return Parsed.of(new Keys(Eyaml.key(secret.get()), Eyaml.recipient(open.get())));
        } catch (IOException e) {
            return Parsed.not("the eyaml keys cannot be read: " + e.getMessage());
        }
    }
}
