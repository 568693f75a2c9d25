/** What Ruby does with text, paths, numbers, patterns and order, where Puppet shows it. */
@NullMarked
package org.mailwright.hiera.ruby;

import org.jspecify.annotations.NullMarked;
