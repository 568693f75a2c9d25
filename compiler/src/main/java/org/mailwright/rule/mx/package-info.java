/** Findings about who takes mail for a name: MX records, null MX, names that mail comes from. */
@NullMarked
package org.mailwright.rule.mx;

import org.jspecify.annotations.NullMarked;
