package org.mailwright.proof.postfix;

import org.mailwright.proof.EmittedFile;

/** What a table answers, and the line that says so. */
record Hit(String value, EmittedFile file, int line) {}
