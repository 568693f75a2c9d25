/** Findings about the passwords of submission. */
@NullMarked
package org.mailwright.rule.password;

import org.jspecify.annotations.NullMarked;
