package org.mailwright.dns;

import java.util.List;
import org.mailwright.diagnostic.Checked;
import org.mailwright.model.ZoneSettings;

/**
 * A zone kept by hand (master file, RFC 1035 section 5).
 *
 * @param records in the order of the file
 * @param whole false when it includes files that are not read, so that what is missing here may stand there
 */
public record ZoneFile(List<ZoneRecord> records, boolean whole) {
    public ZoneFile {
        records = List.copyOf(records);
    }

    /** A zone without a hand-written file. */
    public static ZoneFile none() {
        return new ZoneFile(List.of(), false);
    }

    /** The records of the zone's hand-written file; a fault in it ends the reading and is an error at its line. */
    public static Checked<ZoneFile> read(ZoneSettings zone) {
        return zone.text().map(text -> new ZoneReading(zone, text).read()).orElseGet(() -> Checked.of(none()));
    }
}
