/** Rules about where mail goes: aliases, forwards, accounts, senders. */
@NullMarked
package org.mailwright.rule.routing;

import org.jspecify.annotations.NullMarked;
