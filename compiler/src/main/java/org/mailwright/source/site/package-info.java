/** mailwright.yaml and the Hiera keys into the site. */
@NullMarked
package org.mailwright.source.site;

import org.jspecify.annotations.NullMarked;
