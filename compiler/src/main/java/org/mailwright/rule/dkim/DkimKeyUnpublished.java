package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A key that hosts sign with, and whose record leads to a name of ours without a key. The reader of Hiera says it of a key that it knows nothing of. */
public final class DkimKeyUnpublished implements Rule {
    @Override
    public Kind kind() {
        return DkimKinds.KEY_UNPUBLISHED;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().dkimKeys().stream()
                .filter(key -> !key.signers().isEmpty())
                .flatMap(key -> key.cname().stream()
                        .filter(target -> isEmpty(evidence.names(), target.text()))
                        .map(target -> finding(key, target)))
                .toList();
    }

    private static boolean isEmpty(AuthoritativeData names, String target) {
        return names.isWhole(target)
                && names.at(target).stream()
                        .noneMatch(record -> record.is(RecordType.TXT) || record.is(RecordType.CNAME));
    }

    private Diagnostic finding(DkimKey key, DomainName target) {
        return Diagnostic.error(
                        DkimKinds.KEY_UNPUBLISHED,
                        key.location(),
                        key.signers().get(0) + " signs with " + key.recordName() + ", an alias of " + target
                                + ", which has no key")
                .advising("publish the key there before a host signs with it");
    }
}
