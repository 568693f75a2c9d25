/** The directory: entries as ud-ldap keeps them, into accounts. */
@NullMarked
package org.mailwright.source.ldap;

import org.jspecify.annotations.NullMarked;
