/** Putting a host's compiled files in their places: what differs, in which order, and what a crash leaves. */
@NullMarked
package org.mailwright.install;

import org.jspecify.annotations.NullMarked;
