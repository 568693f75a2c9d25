/** PuppetDB's answers: the inventory of nodes and exported resources. */
@NullMarked
package org.mailwright.source.puppetdb;

import org.jspecify.annotations.NullMarked;
