/** Hiera 5 as Puppet evaluates it: a library of its own that knows nothing of mail. */
@NullMarked
package org.mailwright.hiera;

import org.jspecify.annotations.NullMarked;
