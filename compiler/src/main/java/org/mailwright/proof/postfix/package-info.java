/** The emitted tables as Postfix reads them, and what a host answers and does with mail by them. */
@NullMarked
package org.mailwright.proof.postfix;

import org.jspecify.annotations.NullMarked;
