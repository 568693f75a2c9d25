/** Servers that are sources: where they answer, why they could not be read. */
@NullMarked
package org.mailwright.source.net;

import org.jspecify.annotations.NullMarked;
