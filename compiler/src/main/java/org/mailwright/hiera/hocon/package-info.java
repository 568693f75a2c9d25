/** HOCON data files, as the hocon gem reads them. */
@NullMarked
package org.mailwright.hiera.hocon;

import org.jspecify.annotations.NullMarked;
