/** Findings about filters and signers. */
@NullMarked
package org.mailwright.rule.filter;

import org.jspecify.annotations.NullMarked;
