package org.mailwright.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A message that reached the end of its way, and who brought it. */
record Received(
        String client, String at, String helo, String sender, List<String> recipients, boolean tls, String text) {
    static Received of(JsonNode node) {
        List<String> recipients = new ArrayList<>();
        node.get("recipients").forEach(one -> recipients.add(one.asText()));
        return new Received(
                node.get("ip").asText(),
                node.get("at").asText(),
                node.get("helo").asText(),
                node.get("sender").asText(),
                List.copyOf(recipients),
                node.get("tls").asBoolean(),
                node.get("text").asText());
    }
}
