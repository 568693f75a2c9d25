package org.mailwright.hiera;

/** Which Puppet to answer like where 7 and 8 differ: an undefined top-scope variable is empty, or an error. */
public enum Strictness {
    PUPPET_7,
    PUPPET_8
}
