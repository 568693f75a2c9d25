package org.mailwright.artefact.dns;

import org.mailwright.dns.DkimText;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.DkimKey;

/** DKIM and ARC keys (RFC 6376, RFC 8463, RFC 8617): the key itself, or an alias to a third party's record. */
final class DkimRecords {
    private DkimRecords() {}

    static void addTo(MailRecords records) {
        records.site().dkimKeys().forEach(key -> add(records, key));
    }

    private static void add(MailRecords records, DkimKey key) {
        if (key.cname().isPresent()) {
            // k1._domainkey.crm.onion.example. 3600 IN CNAME k1.vendor.example.
            records.add(
                    key.recordName(),
                    key.location(),
                    owner -> MailRecord.cname(owner, key.cname().get()));
        } else {
            // 2026-srs._domainkey.onion.example. 3600 IN TXT "v=DKIM1; k=rsa; p=MIIB…" "…AQAB"
            key.publicKey()
                    .ifPresent(found -> records.add(
                            key.recordName(), key.location(), owner -> MailRecord.txt(owner, DkimText.of(found))));
        }
    }
}
