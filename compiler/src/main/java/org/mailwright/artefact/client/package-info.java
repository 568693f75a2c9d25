/** What mail programs read to set themselves up for sending; served by the site's web host. */
@NullMarked
package org.mailwright.artefact.client;

import org.jspecify.annotations.NullMarked;
