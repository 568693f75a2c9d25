/** The mail system as values: site, hosts, domains, addresses, accounts, keys. Records without I/O. */
@NullMarked
package org.mailwright.model;

import org.jspecify.annotations.NullMarked;
