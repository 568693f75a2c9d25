/** Certificates, DKIM keys and their digests. */
@NullMarked
package org.mailwright.source.pki;

import org.jspecify.annotations.NullMarked;
