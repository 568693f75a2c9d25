/** The emitted files: what they are, where they go, who may read them. */
@NullMarked
package org.mailwright.artefact;

import org.jspecify.annotations.NullMarked;
