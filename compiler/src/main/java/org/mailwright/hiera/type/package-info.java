/** Types of the Puppet language: what lookup_options and {@code --type} ask of a value. */
@NullMarked
package org.mailwright.hiera.type;

import org.jspecify.annotations.NullMarked;
