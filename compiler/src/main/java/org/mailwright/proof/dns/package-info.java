/** What the emitted zones say to others: who takes our mail, who may send it, what becomes of a forgery. */
@NullMarked
package org.mailwright.proof.dns;

import org.jspecify.annotations.NullMarked;
