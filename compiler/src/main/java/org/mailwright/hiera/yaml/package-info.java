/** YAML 1.1 as Ruby's Psych reads and writes it. */
@NullMarked
package org.mailwright.hiera.yaml;

import org.jspecify.annotations.NullMarked;
