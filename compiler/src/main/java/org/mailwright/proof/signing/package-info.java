/** Which key signs which From, by the emitted tables of OpenDKIM and rspamd. */
@NullMarked
package org.mailwright.proof.signing;

import org.jspecify.annotations.NullMarked;
