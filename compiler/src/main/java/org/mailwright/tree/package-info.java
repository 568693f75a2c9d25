/** States of files: the manifest, compiled trees, files just compiled, files installed on a machine. */
@NullMarked
package org.mailwright.tree;

import org.jspecify.annotations.NullMarked;
