/** Rules about who signs what. */
@NullMarked
package org.mailwright.rule.dkim;

import org.jspecify.annotations.NullMarked;
