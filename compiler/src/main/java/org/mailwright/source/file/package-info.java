/** Files on disk that are inputs: opened in one place, each a regular file of a bounded size. */
@NullMarked
package org.mailwright.source.file;

import org.jspecify.annotations.NullMarked;
