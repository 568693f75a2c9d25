package org.mailwright.source.ldap;

import java.util.List;

/**
 * A part of a password hash. A directory has a million hashes, so each is read in one pass of plain loops. A run of characters
 * is always taken whole: in every scheme the character after a run is of another kind.
 */
interface HashPart {
    /** The end for a part that is not there. */
    int NOT_THERE = -1;

    /** The place behind this part, which begins at a place; {@link #NOT_THERE} where the hash goes on otherwise. */
    int end(String hash, int from);

    /** The end of several parts, one behind the other. */
    static int end(List<HashPart> parts, String hash, int from) {
        int at = from;
        for (HashPart part : parts) {
            at = part.end(hash, at);
            if (at == NOT_THERE) {
                return NOT_THERE;
            }
        }
        return at;
    }

    /** These very characters. */
    record Text(String text) implements HashPart {
        @Override
        public int end(String hash, int from) {
            return hash.startsWith(text, from) ? from + text.length() : NOT_THERE;
        }
    }

    /** One character of these. */
    record One(String characters) implements HashPart {
        @Override
        public int end(String hash, int from) {
            return from < hash.length() && characters.indexOf(hash.charAt(from)) >= 0 ? from + 1 : NOT_THERE;
        }
    }

    /** As many characters of an alphabet as there are, between {@code fewest} and {@code most}. */
    record Run(HashAlphabet alphabet, int fewest, int most) implements HashPart {
        static Run of(HashAlphabet alphabet, int length) {
            return new Run(alphabet, length, length);
        }

        @Override
        public int end(String hash, int from) {
            int end = alphabet.end(hash, from);
            return end - from >= fewest && end - from <= most ? end : NOT_THERE;
        }
    }

    /** A decimal number without a zero in front, of {@code digits} digits at most. */
    record Decimal(int digits, long least) implements HashPart {
        @Override
        public int end(String hash, int from) {
            long value = 0;
            int at = from;
            while (at < hash.length() && at - from < digits && hash.charAt(at) >= '0' && hash.charAt(at) <= '9') {
                value = value * 10 + hash.charAt(at) - '0';
                at++;
            }
            return at > from && hash.charAt(from) != '0' && value >= least ? at : NOT_THERE;
        }
    }

    /** Whole base64 (RFC 4648 section 4) of at least so many octets. */
    record Base64(int octets) implements HashPart {
        @Override
        public int end(String hash, int from) {
            int end = HashAlphabet.BASE64.end(hash, from);
            int digits = end - from;
            int padding = 0;
            while (padding < 2 && end + padding < hash.length() && hash.charAt(end + padding) == '=') {
                padding++;
            }
            return (digits + padding) % 4 == 0 && digits * 6 / 8 >= octets ? end + padding : NOT_THERE;
        }
    }

    /** These parts, or nothing where they are not there. */
    record Maybe(List<HashPart> parts) implements HashPart {
        @Override
        public int end(String hash, int from) {
            int end = HashPart.end(parts, hash, from);
            return end == NOT_THERE ? from : end;
        }
    }

    /** The first of several lists of parts that is there. */
    record Either(List<List<HashPart>> choices) implements HashPart {
        @Override
        public int end(String hash, int from) {
            for (List<HashPart> choice : choices) {
                int end = HashPart.end(choice, hash, from);
                if (end != NOT_THERE) {
                    return end;
                }
            }
            return NOT_THERE;
        }
    }
}
