/** Findings about what our domains ask of receivers (RFC 9989), and where their reports go (RFC 9990). */
@NullMarked
package org.mailwright.rule.dmarc;

import org.jspecify.annotations.NullMarked;
