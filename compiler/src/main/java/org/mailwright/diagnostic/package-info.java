/** What is wrong with an input and where: locations, severities, findings. */
@NullMarked
package org.mailwright.diagnostic;

import org.jspecify.annotations.NullMarked;
