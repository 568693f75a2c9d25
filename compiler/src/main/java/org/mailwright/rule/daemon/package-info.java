/** Findings about what the daemons say themselves. */
@NullMarked
package org.mailwright.rule.daemon;

import org.jspecify.annotations.NullMarked;
