package org.mailwright.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a receiver that checks SPF, DKIM and DMARC finds out about a message.
 *
 * @param spf the result for the envelope sender, or the HELO name where that is empty
 * @param signedBy the d= of every signature that is valid
 * @param passing the From domains for which DMARC passes
 * @param arc whether the chain of ARC seals is valid (RFC 8617)
 * @param marks how many X-Mailwright-From there are
 */
record Verdict(String spf, String envelope, Set<String> signedBy, Set<String> passing, boolean arc, int marks) {
    static Verdict of(JsonNode node) {
        Set<String> signedBy = new TreeSet<>();
        node.get("signatures").forEach(signature -> {
            if (signature.get("good").asBoolean()) {
                signedBy.add(signature.get("domain").asText());
            }
        });
        Set<String> passing = new TreeSet<>();
        node.get("dmarc").properties().forEach(domain -> {
            if (domain.getValue().get("spf").asBoolean()
                    || domain.getValue().get("dkim").asBoolean()) {
                passing.add(domain.getKey());
            }
        });
        return new Verdict(
                node.get("spf").asText(),
                node.get("envelope").asText(),
                signedBy,
                passing,
                node.get("arc").asBoolean(),
                node.get("marks").size());
    }
}
