package org.mailwright.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Place;
import org.mailwright.change.AddressChange;
import org.mailwright.change.Destination;
import org.mailwright.change.Difference;
import org.mailwright.change.EntryChange;
import org.mailwright.change.FileChange;
import org.mailwright.change.Kind;
import org.mailwright.change.LineChange;
import org.mailwright.change.NameChange;
import org.mailwright.diagnostic.Location;

/** A plan for programs: one object with everything, sorted; its members are described in the README. */
public final class PlanJson {
    private static final int VERSION = 1;

    private PlanJson() {}

    /** The plan as JSON, a line end behind it. */
    public static String of(PlanReport plan) throws IOException {
        return Json.text(json -> write(json, plan));
    }

    private static void write(JsonGenerator json, PlanReport plan) throws IOException {
        Difference difference = plan.difference();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("against", plan.against());
        json.writeStringField("summary", plan.summary());
        json.writeBooleanField("changes", plan.changes());
        json.writeObjectFieldStart("counts");
        json.writeNumberField("files", difference.files().size());
        json.writeNumberField("add", difference.entries(Kind.ADDED));
        json.writeNumberField("change", difference.entries(Kind.CHANGED));
        json.writeNumberField("remove", difference.entries(Kind.REMOVED));
        json.writeNumberField("addresses", difference.addresses().size());
        json.writeEndObject();
        texts(json, "refusals", plan.refusals());
        texts(json, "pending", plan.pending());
        texts(json, "notes", plan.notes());
        texts(
                json,
                "not_compared",
                difference.closed().stream().map(Place::inTree).toList());
        json.writeArrayFieldStart("files");
        for (FileChange file : difference.files()) {
            file(json, file);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("addresses");
        for (AddressChange address : difference.addresses()) {
            address(json, address);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("names");
        for (NameChange name : difference.names()) {
            json.writeStartObject();
            json.writeStringField("name", name.name());
            texts(json, "types", name.types());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, FileChange file) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", file.place().host().orElse(""));
        json.writeStringField("path", file.place().path());
        json.writeStringField("change", file.kind().word());
        json.writeBooleanField("secret", file.secret());
        text(json, "rights", file.rights());
        json.writeArrayFieldStart("entries");
        for (EntryChange entry : file.entries()) {
            json.writeStartObject();
            json.writeStringField("change", entry.kind().word());
            json.writeStringField("key", entry.key());
            text(json, "was", entry.earlier());
            text(json, "now", entry.later());
            causes(json, entry.earlierCauses(), entry.laterCauses());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lines");
        for (LineChange line : file.lines()) {
            json.writeStartObject();
            json.writeStringField("change", line.kind().word());
            json.writeStringField("text", line.text());
            texts(json, "causes", line.causes().stream().map(Location::toString).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void address(JsonGenerator json, AddressChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", change.address());
        json.writeStringField("change", change.kind().word());
        json.writeNumberField("alias_domains", change.aliasDomains());
        json.writeBooleanField("moved", change.isMoved());
        destination(json, "was", change.earlier());
        destination(json, "now", change.later());
        text(json, "password", change.password().map(Kind::word));
        texts(json, "may_send_gained", AddressChange.only(change.laterLogins(), change.earlierLogins()));
        texts(json, "may_send_lost", AddressChange.only(change.earlierLogins(), change.laterLogins()));
        texts(json, "through", change.through());
        causes(json, change.earlierCauses(), change.laterCauses());
        json.writeEndObject();
    }

    private static void destination(JsonGenerator json, String name, Destination destination) throws IOException {
        json.writeObjectFieldStart(name);
        texts(json, "arrives", destination.arrivals());
        json.writeStringField("refused", destination.reply());
        json.writeEndObject();
    }

    private static void causes(JsonGenerator json, List<Location> earlier, List<Location> later) throws IOException {
        texts(json, "causes_was", earlier.stream().map(Location::toString).toList());
        texts(json, "causes_now", later.stream().map(Location::toString).toList());
    }

    private static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
