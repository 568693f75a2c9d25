/** Plans as people and programs read them, and the states that they are made against: compiled trees, machines. */
@NullMarked
package org.mailwright.output.plan;

import org.jspecify.annotations.NullMarked;
