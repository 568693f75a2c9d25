/** The look-up itself: layers, hierarchies, levels, interpolation, merges, conversion and ciphertext. */
@NullMarked
package org.mailwright.hiera.lookup;

import org.jspecify.annotations.NullMarked;
