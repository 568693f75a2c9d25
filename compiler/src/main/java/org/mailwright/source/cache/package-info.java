/** The last good answers of live sources, kept where only we can read them. */
@NullMarked
package org.mailwright.source.cache;

import org.jspecify.annotations.NullMarked;
