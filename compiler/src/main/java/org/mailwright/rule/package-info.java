/** What is wrong with a mail system that only the whole can show: one class a rule. */
@NullMarked
package org.mailwright.rule;

import org.jspecify.annotations.NullMarked;
