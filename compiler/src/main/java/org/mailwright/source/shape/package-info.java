/** The shape of mailwright.yaml and of every key, defined once. */
@NullMarked
package org.mailwright.source.shape;

import org.jspecify.annotations.NullMarked;
