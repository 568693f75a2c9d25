/** Findings about Hiera and the YAML, JSON and HOCON it is kept in. */
@NullMarked
package org.mailwright.rule.hiera;

import org.jspecify.annotations.NullMarked;
