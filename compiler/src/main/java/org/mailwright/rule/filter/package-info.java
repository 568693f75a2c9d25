/** Findings about the filters of the MX and SRS hosts. */
@NullMarked
package org.mailwright.rule.filter;

import org.jspecify.annotations.NullMarked;
