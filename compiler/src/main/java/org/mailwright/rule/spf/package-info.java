/** Rules about SPF records: ours with what a site adds to them, and those kept by hand. */
@NullMarked
package org.mailwright.rule.spf;

import org.jspecify.annotations.NullMarked;
