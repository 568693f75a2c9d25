package org.mailwright.hiera.lookup;

import java.io.IOException;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;

/** A directory where a data file should be: an input that cannot be read, and an error of Ruby's in Puppet. */
public final class DirectoryInPlace extends IOException {
    private static final long serialVersionUID = 1L;
    private final String file;

    DirectoryInPlace(String file) {
        super(file + " cannot be read: it is a directory");
        this.file = file;
    }

    public LookupFailure failure() {
        return new LookupFailure(
                FailureKind.OTHER,
                Diagnostic.error(HieraKinds.WRONG_TYPE, Location.file(file), file + " is a directory, not a file")
                        .advising("name a file in hiera.yaml, or a glob"));
    }
}
