/** Another state of the control repository: the files of a commit, read without a change to the work tree. */
@NullMarked
package org.mailwright.source.git;

import org.jspecify.annotations.NullMarked;
