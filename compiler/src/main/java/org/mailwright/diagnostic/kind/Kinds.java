package org.mailwright.diagnostic.kind;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;

/** The kinds of findings that are no rule's own. */
public final class Kinds {
    private Kinds() {}

    /** All of them, subject by subject. */
    public static List<Kind> all() {
        return Stream.of(
                        AddressKinds.all(),
                        DaemonKinds.all(),
                        DkimKinds.all(),
                        DmarcKinds.all(),
                        DnsKinds.all(),
                        FilterKinds.all(),
                        HieraKinds.all(),
                        LdapKinds.all(),
                        MxKinds.all(),
                        PasswordKinds.all(),
                        ProofKinds.all(),
                        PuppetDbKinds.all(),
                        RoutingKinds.all(),
                        SiteKinds.all(),
                        SpfKinds.all(),
                        TlsKinds.all())
                .flatMap(List::stream)
                .toList();
    }
}
