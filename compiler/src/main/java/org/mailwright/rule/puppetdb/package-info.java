/** Findings about the inventory and exported resources. */
@NullMarked
package org.mailwright.rule.puppetdb;

import org.jspecify.annotations.NullMarked;
