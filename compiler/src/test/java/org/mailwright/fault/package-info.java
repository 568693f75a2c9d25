/** {@code mailwright apply} on machines that fail it: kills, full disks, planted files, hostile callers. */
@NullMarked
package org.mailwright.fault;

import org.jspecify.annotations.NullMarked;
