package org.mailwright.source.ldap;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;

/** A directory of people that can be read from its first entry to its last: an LDIF file, or a live server. */
public interface Directory {
    /**
     * Hands over every entry in the directory's order.
     *
     * @param attributes the attributes that are wanted, the naming one first; all others are passed over
     * @param entries takes each entry; nothing of it is kept by the directory
     * @param findings takes what is wrong with an entry that could not be read; it costs that entry only
     */
    void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException;
}
