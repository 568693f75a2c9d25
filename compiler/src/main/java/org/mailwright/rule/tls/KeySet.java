package org.mailwright.rule.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.model.HostCertificate;
import org.mailwright.model.ZoneSettings;
import org.mailwright.rule.Evidence;

/**
 * The TLSA records kept by hand for one port of mail hosts of ours, held against the certificates declared for it. Unsigned
 * zones have none that anybody believes.
 *
 * @param lines those that a DANE client uses: known numbers, whole digests, usage 2 or 3
 * @param certificates of every host that answers there
 */
record KeySet(String owner, List<TlsaLine> lines, List<HostCertificate> certificates) {

    static Stream<KeySet> of(Evidence evidence) {
        Map<String, List<HostCertificate>> certificates = new LinkedHashMap<>();
        for (TlsEndpoint endpoint : TlsEndpoint.of(evidence.site())) {
            certificates
                    .computeIfAbsent(endpoint.owner(), absent -> new ArrayList<>())
                    .addAll(endpoint.host().certificates());
        }
        Map<String, List<TlsaLine>> lines = new LinkedHashMap<>();
        TlsaLine.byHand(evidence)
                .filter(line -> line.isWhole() && line.usage() >= TlsaLine.DANE_TA)
                .filter(line ->
                        !certificates.getOrDefault(line.owner(), List.of()).isEmpty())
                .filter(line -> evidence.names()
                        .zoneOf(line.owner())
                        .filter(ZoneSettings::dnssec)
                        .isPresent())
                .forEach(line -> lines.computeIfAbsent(line.owner(), absent -> new ArrayList<>())
                        .add(line));
        return lines.entrySet().stream()
                .map(set ->
                        new KeySet(set.getKey(), set.getValue(), certificates.getOrDefault(set.getKey(), List.of())));
    }

    /** The records that name what no certificate is or will be. */
    Stream<TlsaLine> strangers(int usage) {
        return lines.stream().filter(line -> line.usage() == usage && !fits(line));
    }

    /** True where no record is of use. */
    boolean fitsNothing() {
        return lines.stream().noneMatch(this::fits);
    }

    private boolean fits(TlsaLine line) {
        return certificates.stream().anyMatch(certificate -> fits(line, certificate));
    }

    /** What cannot be judged fits: an issuer that the file does not have, the next key in another form than its SHA-256. */
    private static boolean fits(TlsaLine line, HostCertificate certificate) {
        if (line.usage() == TlsaLine.DANE_TA && !certificate.hasIssuers()) {
            return true;
        }
        String association = line.association();
        boolean next = certificate
                .nextKeyDigest()
                .filter(digest -> line.usage() == TlsaLine.DANE_EE)
                .filter(digest -> line.selector() == 0
                        || line.matching() == TlsaLine.SHA_512
                        || association.equals("3 1 1 " + digest))
                .isPresent();
        return next
                || association.equals("3 1 1 " + certificate.keyDigest())
                || certificate.associations().contains(association);
    }
}
