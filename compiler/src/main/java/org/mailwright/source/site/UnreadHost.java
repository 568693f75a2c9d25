package org.mailwright.source.site;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Severity;
import org.mailwright.hiera.Value;
import org.mailwright.source.puppetdb.Node;

/** {@code mailwright::host} in a file that no node of the inventory reads. */
record UnreadHost(Value.Text key, List<Node> nodes) {
    /** @param missed true when something is missing that this host may be: then it is the cause */
    Diagnostic finding(boolean missed) {
        Diagnostic finding = Diagnostic.warning(
                "hiera-host-unread", key.location(), key.text() + " is in a file that no node of the inventory reads");
        return finding.as(missed ? Severity.ERROR : Severity.WARNING)
                .advising(named()
                        .map(name -> "add the facts of " + name
                                + " to the inventory, or correct the name of the file"
                                + near(name)
                                        .map(near -> ": the inventory has " + near)
                                        .orElse(""))
                        .orElse("add the node's facts to the inventory, or correct the name of the file"));
    }

    private Optional<String> near(String name) {
        return DidYouMean.of(name, nodes.stream().map(Node::certname).toList());
    }

    // data/nodes/mx-01.onion.example.yaml
    private Optional<String> named() {
        String file = key.location().source();
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(yaml|yml|eyaml|json)$", "");
        return Optional.of(name).filter(found -> found.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
    }
}
