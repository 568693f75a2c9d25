/** Where each address goes: one graph over (host, address). */
@NullMarked
package org.mailwright.route;

import org.jspecify.annotations.NullMarked;
