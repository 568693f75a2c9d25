/** Findings about our names: the records we make and those kept by hand. */
@NullMarked
package org.mailwright.rule.dns;

import org.jspecify.annotations.NullMarked;
