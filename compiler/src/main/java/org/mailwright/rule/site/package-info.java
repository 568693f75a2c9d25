/** Findings about the site: its settings, hosts, domains and inputs. */
@NullMarked
package org.mailwright.rule.site;

import org.jspecify.annotations.NullMarked;
