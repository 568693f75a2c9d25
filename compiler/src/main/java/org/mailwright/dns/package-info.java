/** Zones and mail records as values. */
@NullMarked
package org.mailwright.dns;

import org.jspecify.annotations.NullMarked;
