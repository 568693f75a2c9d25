/** What Postfix reads: main.cf, master.cf and the tables beside them. */
@NullMarked
package org.mailwright.artefact.postfix;

import org.jspecify.annotations.NullMarked;
