/**
 * Mutated sites, all commands on each of them, and what must hold of the answers: no defect, no hang, no secret, and only
 * output that a reader of its format takes. One number reproduces a run.
 */
@NullMarked
package org.mailwright.fuzz;

import org.jspecify.annotations.NullMarked;
