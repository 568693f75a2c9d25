/** What Dovecot reads on the submission hosts, where it only checks passwords for Postfix. */
@NullMarked
package org.mailwright.artefact.dovecot;

import org.jspecify.annotations.NullMarked;
