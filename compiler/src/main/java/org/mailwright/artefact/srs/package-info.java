/** What PostSRSd reads: its settings and its secrets. */
@NullMarked
package org.mailwright.artefact.srs;

import org.jspecify.annotations.NullMarked;
