package org.mailwright.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.change.Census;
import org.mailwright.diagnostic.Printable;

/** A census as a manifest has it. */
public final class CensusJson {
    private CensusJson() {}

    /** Reads the object that the parser stands at the beginning of. */
    public static Census read(JsonParser json) throws IOException {
        Map<String, TreeSet<String>> texts = new TreeMap<>();
        TreeMap<String, Integer> sources = new TreeMap<>();
        HostManifest.require(json.currentToken() == JsonToken.START_OBJECT, "guard is no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "hosts", "draining", "mailboxes" -> texts.put(name, new TreeSet<>(HostManifest.texts(json)));
                case "sources" -> {
                    HostManifest.require(json.currentToken() == JsonToken.START_OBJECT, "sources is no object");
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String source = json.currentName();
                        HostManifest.require(
                                json.nextToken() == JsonToken.VALUE_NUMBER_INT, "a source without a number");
                        sources.put(source, json.getIntValue());
                    }
                }
                default -> throw new IOException("manifest: " + Printable.of(name) + " is not known to this release");
            }
        }
        return new Census(
                texts.getOrDefault("hosts", new TreeSet<>()),
                texts.getOrDefault("draining", new TreeSet<>()),
                sources,
                texts.getOrDefault("mailboxes", new TreeSet<>()));
    }

    // "guard": {"hosts": ["mx-01.onion.example"], "draining": [], "sources": {"directory": 85},
    //   "mailboxes": ["postmaster@onion.example"]}
    /** Writes the member, or nothing where nothing was counted. */
    static void write(JsonGenerator json, String name, Census census) throws IOException {
        if (census.isNone()) {
            return;
        }
        json.writeObjectFieldStart(name);
        HostManifest.writeTexts(json, "hosts", List.copyOf(census.hosts()));
        HostManifest.writeTexts(json, "draining", List.copyOf(census.draining()));
        json.writeObjectFieldStart("sources");
        for (Map.Entry<String, Integer> source : census.sources().entrySet()) {
            json.writeNumberField(source.getKey(), source.getValue());
        }
        json.writeEndObject();
        HostManifest.writeTexts(json, "mailboxes", List.copyOf(census.mailboxes()));
        json.writeEndObject();
    }
}
