/** Findings about the names and addresses that a sending host shows: PTR, HELO, A and AAAA. */
@NullMarked
package org.mailwright.rule.ptr;

import org.jspecify.annotations.NullMarked;
