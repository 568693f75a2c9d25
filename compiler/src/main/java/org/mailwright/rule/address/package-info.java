/** Rules about addresses and the domains in them. */
@NullMarked
package org.mailwright.rule.address;

import org.jspecify.annotations.NullMarked;
