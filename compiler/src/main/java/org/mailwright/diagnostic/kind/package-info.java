/** The kinds of findings that readers, writers, proofs and commands report, by subject; a rule has its own kind. */
@NullMarked
package org.mailwright.diagnostic.kind;

import org.jspecify.annotations.NullMarked;
