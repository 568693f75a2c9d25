package org.mailwright.artefact.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** What a test sees of a site's zones: lines, with the header left out. */
final class Fragments {
    private Fragments() {}

    /** A line and the inputs it comes from. */
    record Line(String text, List<Location> causes) {}

    static List<Line> lines(Artefact artefact) {
        List<Line> lines = new ArrayList<>();
        try {
            artefact.body().write((text, causes) -> lines.add(new Line(text, causes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static String text(Artefact artefact) {
        return lines(artefact).stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }

    /** The records of every zone, without TTL and class: {@code onion.example. MX 10 mx-01.onion.example.} */
    static List<String> records(Site site) {
        return ZoneFragments.of(Routes.of(site)).stream()
                .flatMap(artefact -> lines(artefact).stream().skip(1))
                .map(line -> line.text().replaceFirst(" [0-9]+ IN ", " "))
                .toList();
    }

    /** The records of one owner and type, rdata only. */
    static List<String> rdata(Site site, String owner, String type) {
        String start = owner + ". " + type + " ";
        return records(site).stream()
                .filter(record -> record.startsWith(start))
                .map(record -> record.substring(start.length()))
                .toList();
    }
}
