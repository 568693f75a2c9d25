/** What becomes text for people and programs: findings, plans, traces, tables, explanations. */
@NullMarked
package org.mailwright.print;

import org.jspecify.annotations.NullMarked;
