/** Outside data into the model. */
@NullMarked
package org.mailwright.source;

import org.jspecify.annotations.NullMarked;
