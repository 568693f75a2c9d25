package org.mailwright.model;

import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A zone that we write records for.
 *
 * @param file the hand-written zone file as declared; absent when there is none
 * @param text that file's text
 * @param ttl the TTL of our records in seconds
 * @param dnssec whether the zone is signed: without it no TLSA
 */
public record ZoneSettings(
        ZoneName name, Optional<String> file, Optional<String> text, int ttl, boolean dnssec, Location location) {}
