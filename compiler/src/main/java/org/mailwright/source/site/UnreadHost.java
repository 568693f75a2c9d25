package org.mailwright.source.site;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.puppetdb.Node;

/** {@code mailwright::host} in a file that no node of the inventory reads. */
record UnreadHost(Value.Text key, List<Node> nodes) {
    /** @param missed true when something is missing that this host may be: then it is the cause */
    Diagnostic finding(boolean missed) {
        Diagnostic finding = Diagnostic.warning(
                        HieraKinds.HOST_UNREAD,
                        key.location(),
                        key.text() + " is in a file that no node of the inventory reads")
                .as(missed ? Severity.ERROR : Severity.WARNING);
        boolean known = named().filter(
                        name -> nodes.stream().anyMatch(node -> node.certname().equals(name)))
                .isPresent();
        return known
                ? finding.advising("name the file in hiera.yaml, e.g. path: \"nodes/%{trusted.certname}.yaml\"")
                : finding.advising(named().map(name ->
                                "add the facts of " + name + " to the inventory, or correct the name of the file")
                        .orElse("add the node's facts to the inventory, or correct the name of the file"));
    }

    // data/nodes/mx-01.onion.example.yaml
    Optional<String> named() {
        String file = key.location().source();
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(yaml|yml|eyaml|json)$", "");
        return Optional.of(name).filter(found -> found.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
    }
}
