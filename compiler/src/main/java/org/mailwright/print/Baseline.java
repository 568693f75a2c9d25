package org.mailwright.print;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Identified;

/** Findings that are known, so that only new ones are told: a file that is reviewed beside the data and shrinks. */
public final class Baseline {
    private static final int VERSION = 1;

    private final Set<String> fingerprints;

    private Baseline(Set<String> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Reads one; a file that is none is as bad as one that is not there. */
    public static Baseline read(Path file, byte[] content) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(content);
        } catch (JacksonException e) {
            throw new IOException(file + ": not a baseline: not JSON", e);
        }
        JsonNode findings = root.path("findings");
        if (root.path("version").asInt() != VERSION || !findings.isArray()) {
            throw new IOException(file + ": not a baseline of this release");
        }
        Set<String> fingerprints = new TreeSet<>();
        for (JsonNode finding : findings) {
            String fingerprint = finding.path("fingerprint").asText();
            if (fingerprint.isEmpty()) {
                throw new IOException(file + ": not a baseline: a finding without a fingerprint");
            }
            fingerprints.add(fingerprint);
        }
        return new Baseline(fingerprints);
    }

    /** One without findings. */
    public static Baseline none() {
        return new Baseline(Set.of());
    }

    public boolean knows(Identified finding) {
        return fingerprints.contains(finding.fingerprint());
    }

    /** How many of its findings are none of these. */
    public long gone(Collection<Identified> findings) {
        Set<String> here = findings.stream().map(Identified::fingerprint).collect(Collectors.toSet());
        return fingerprints.stream().filter(known -> !here.contains(known)).count();
    }

    // {"version": 1, "findings": [
    //   {"rule": "alias-loop", "source": "data/mail.yaml", "subject": "mailwright::aliases.press", "message": …,
    // "fingerprint": …}]}
    /** These findings as a baseline: the same text for the same findings, whatever lines they are on. */
    public static String text(List<Identified> findings) throws IOException {
        List<Map<String, String>> sorted = findings.stream()
                .sorted(Comparator.comparing(
                                (Identified known) -> known.finding().location().source())
                        .thenComparing(known -> known.finding().rule())
                        .thenComparing(Identified::subject)
                        .thenComparing(Identified::essence)
                        .thenComparing(Identified::fingerprint))
                .map(Baseline::entry)
                .toList();
        return Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("findings");
            for (Map<String, String> entry : sorted) {
                json.writeStartObject();
                for (Map.Entry<String, String> field : entry.entrySet()) {
                    json.writeStringField(field.getKey(), field.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static Map<String, String> entry(Identified known) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("rule", known.finding().rule());
        entry.put("source", known.finding().location().source());
        entry.put("subject", known.subject());
        entry.put("message", known.essence());
        entry.put("fingerprint", known.fingerprint());
        return entry;
    }
}
