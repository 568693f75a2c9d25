/** The emitted passwd-file as Dovecot reads it. */
@NullMarked
package org.mailwright.proof.dovecot;

import org.jspecify.annotations.NullMarked;
