/** The emitted files read back as the daemons read them, and held against the model. */
@NullMarked
package org.mailwright.proof;

import org.jspecify.annotations.NullMarked;
