/** Findings about people's accounts in the directory. */
@NullMarked
package org.mailwright.rule.ldap;

import org.jspecify.annotations.NullMarked;
