/** What differs between two states of a mail system, and the guard that refuses a change too large to be meant. */
@NullMarked
package org.mailwright.change;

import org.jspecify.annotations.NullMarked;
