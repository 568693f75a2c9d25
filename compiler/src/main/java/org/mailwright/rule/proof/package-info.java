/** Findings about emitted files that do not do what the model says. */
@NullMarked
package org.mailwright.rule.proof;

import org.jspecify.annotations.NullMarked;
