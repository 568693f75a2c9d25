/** The command line: one class a command, the exit status, the only place that prints. */
@NullMarked
package org.mailwright.cli;

import org.jspecify.annotations.NullMarked;
