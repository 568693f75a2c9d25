package org.mailwright.rule.dkim;

import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.rule.Evidence;

/**
 * An RSA key in a zone of ours or declared for one, by its size.
 *
 * @param name of its record
 */
record SizedKey(String name, int bits, Location location) {

    static Stream<SizedKey> of(Evidence evidence) {
        Stream<SizedKey> declared = evidence.site().dkimKeys().stream()
                .flatMap(key -> key.publicKey().stream()
                        .filter(known -> known.type() == DkimPublicKey.Type.RSA)
                        .map(known -> new SizedKey(key.recordName(), known.bits(), key.location())));
        Stream<SizedKey> byHand = KeyRecord.byHand(evidence).stream()
                .filter(key -> key.shape().is(KeyShape.Kind.RSA))
                .map(key -> new SizedKey(
                        key.name(), key.shape().bits(), key.record().location()));
        return Stream.concat(declared, byHand);
    }

    @Override
    public String toString() {
        return "the RSA key " + name + " has " + bits + " bits";
    }
}
