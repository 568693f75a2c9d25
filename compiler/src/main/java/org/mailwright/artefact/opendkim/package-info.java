/** What OpenDKIM reads on the hosts it signs on: its configuration, the tables beside it, the keys. */
@NullMarked
package org.mailwright.artefact.opendkim;

import org.jspecify.annotations.NullMarked;
