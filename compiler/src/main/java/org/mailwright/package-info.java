/** A mail system compiled from what its operators keep in Puppet. */
@NullMarked
package org.mailwright;

import org.jspecify.annotations.NullMarked;
