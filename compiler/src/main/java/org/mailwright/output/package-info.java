/** Files on disk, and the printers of findings, plans and traces. */
@NullMarked
package org.mailwright.output;

import org.jspecify.annotations.NullMarked;
