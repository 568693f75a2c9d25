package org.mailwright.artefact;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.mailwright.model.Secret;

/**
 * The text of a file that is made of secrets alone. They are opened when it is written, so that two of them can be
 * compared where neither can be read.
 *
 * @param secrets in the order they stand in the file
 * @param text writes the file; throws where a secret cannot be opened
 */
public record SecretBody(List<Secret> secrets, Body text) implements Body {
    public SecretBody {
        secrets = List.copyOf(secrets);
    }

    @Override
    public void write(Lines lines) throws IOException {
        text.write(lines);
    }

    /** True when every secret can be opened here, so that the text can be had. */
    public boolean isReadable() {
        return !secrets.isEmpty()
                && secrets.stream()
                        .allMatch(secret ->
                                secret.isHere() && secret.open().value().isPresent());
    }

    /** True when both files hold the same secrets. */
    public boolean holdsSame(SecretBody other) {
        return secrets.size() == other.secrets.size()
                && IntStream.range(0, secrets.size())
                        .allMatch(i -> secrets.get(i).holdsSame(other.secrets.get(i)));
    }
}
