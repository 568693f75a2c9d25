/** What goes into the DNS, zone by zone, and the names that certificates must carry. */
@NullMarked
package org.mailwright.artefact.dns;

import org.jspecify.annotations.NullMarked;
