package org.mailwright.hiera.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;

/** {@code !!binary}: base64 as Ruby's unpack reads it, which passes over what is none. */
final class YamlBinary {
    private YamlBinary() {}

    /** The text; octets that are none are no value for a mail system. */
    static Value of(String base64, Location at) {
        String digits = base64.replaceAll("[^A-Za-z0-9+/=]", "").replaceFirst("=.*", "");
        // A single digit at the end holds no whole octet.
        String whole = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
        try {
            byte[] octets = Base64.getDecoder().decode(whole);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return Value.Text.of(text, at);
        } catch (CharacterCodingException e) {
            return new Value.Refused("the binary value is no text", at);
        }
    }
}
