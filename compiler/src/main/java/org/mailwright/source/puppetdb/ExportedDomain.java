package org.mailwright.source.puppetdb;

import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DomainName;

/**
 * An alias domain that a node exports.
 *
 * @param aliasOf the domain it repeats; absent: the primary one
 * @param certname the exporting node
 */
public record ExportedDomain(DomainName name, Optional<DomainName> aliasOf, String certname, Location location) {}
