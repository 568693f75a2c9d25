/** The world outside against ours: what the daemons' own checkers say of the planned files. */
@NullMarked
package org.mailwright.verify;

import org.jspecify.annotations.NullMarked;
