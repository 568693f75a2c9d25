package org.mailwright.model;

import org.mailwright.diagnostic.Location;

/** One address that an alias or a forward names, and where it stands. */
public record Target(Address address, Location location) {}
