/** Findings about TLS to and from mail hosts: TLSA records, certificates, MTA-STS, reports. */
@NullMarked
package org.mailwright.rule.tls;

import org.jspecify.annotations.NullMarked;
