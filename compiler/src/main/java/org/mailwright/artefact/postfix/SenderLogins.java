package org.mailwright.artefact.postfix;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Host;
import org.mailwright.route.Routes;
import org.mailwright.route.Senders;

/**
 * Who may send as whom (smtpd_sender_login_maps): an account as itself and as the aliases that reach it. Other domains
 * come to these through the pipeline before this table, extensions through Postfix's own look-up order.
 */
final class SenderLogins {
    private SenderLogins() {}

    static Artefact of(Routes routes, Host host) {
        return Table.SENDER_LOGIN.of(host, lines -> {
            SortedMap<Address, Senders.Owners> owners = new TreeMap<>(routes.owners());
            for (Account account : routes.site().accounts().values()) {
                if (account.state() == Account.State.ACTIVE) {
                    Address own = new Address(account.uid(), routes.site().primary());
                    owners.merge(own, Senders.Owners.of(account), Senders.Owners::and);
                }
            }
            for (Map.Entry<Address, Senders.Owners> known : owners.entrySet()) {
                // press@onion.example alice,bob
                String uids = String.join(",", known.getValue().uids());
                lines.line(
                        PostfixText.entry(known.getKey().toString(), uids),
                        known.getValue().causes());
            }
        });
    }
}
