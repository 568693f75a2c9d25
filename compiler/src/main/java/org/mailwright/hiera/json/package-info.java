/** JSON data files. */
@NullMarked
package org.mailwright.hiera.json;

import org.jspecify.annotations.NullMarked;
