package org.mailwright.rule.tls;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.mailwright.model.HostCertificate;

/**
 * How long a certificate lasts.
 *
 * @param end the last day, in UTC
 * @param days from the day of judgement until then; negative when it is over
 */
record Validity(LocalDate end, long days) {

    static Validity of(HostCertificate certificate, LocalDate today) {
        LocalDate end = LocalDate.ofInstant(certificate.notAfter(), ZoneOffset.UTC);
        return new Validity(end, ChronoUnit.DAYS.between(today, end));
    }

    /** {@code on 2026-11-26, in 11 days}. */
    String words() {
        String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
        return "on " + end + (days < 0 ? "" : ", " + when);
    }
}
