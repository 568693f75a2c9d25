/** What rspamd reads: its workers and modules, the rule that judges a From of ours, maps and signing keys. */
@NullMarked
package org.mailwright.artefact.rspamd;

import org.jspecify.annotations.NullMarked;
