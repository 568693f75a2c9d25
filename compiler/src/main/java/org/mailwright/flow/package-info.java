/** Who sends mail as whom, and from where. */
@NullMarked
package org.mailwright.flow;

import org.jspecify.annotations.NullMarked;
