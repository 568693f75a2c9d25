/** What is wrong with a text that should be an address: shared by the readers of Hiera, the directory and PuppetDB. */
@NullMarked
package org.mailwright.source.address;

import org.jspecify.annotations.NullMarked;
