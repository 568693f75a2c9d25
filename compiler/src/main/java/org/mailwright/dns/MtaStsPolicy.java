package org.mailwright.dns;

import java.util.Locale;
import org.mailwright.diagnostic.Digest;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** The MTA-STS policy of our domains and its DNS record (RFC 8461). The web file and the record are both made here. */
public final class MtaStsPolicy {
    /** Section 3.1: at most 32 letters and digits. */
    private static final int LONGEST_ID = 32;

    private MtaStsPolicy() {}

    /**
     * The policy file (section 3.2), lines ended by LF. It names every MX host, one that is being emptied too, since
     * senders may still hold the older MX set.
     */
    public static String text(Site site) {
        Settings.MtaSts settings = site.settings().mtaSts();
        StringBuilder text = new StringBuilder();
        // version: STSv1
        // mode: enforce
        // mx: mx-01.onion.example
        // max_age: 604800
        text.append("version: STSv1\n");
        text.append("mode: ")
                .append(settings.mode().name().toLowerCase(Locale.ROOT))
                .append('\n');
        site.hosts(Role.MX).stream()
                .map(Host::name)
                .sorted()
                .forEach(name -> text.append("mx: ").append(name).append('\n'));
        return text.append("max_age: ").append(settings.maxAge()).append('\n').toString();
    }

    /** The policy's id, which changes when its text does. */
    public static String id(Site site) {
        return Digest.of(text(site)).substring(0, LONGEST_ID);
    }

    /** The TXT record at {@code _mta-sts} (section 3.1). */
    public static String record(Site site) {
        // v=STSv1; id=5f0c…
        return Tags.version("STSv1").and("id", id(site)).toString();
    }
}
