package org.mailwright.hiera.lookup;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Where the levels of a hierarchy say that eyaml's keys are. */
public final class EyamlKeys {
    private static final List<String> OPTIONS = List.of("pkcs7_private_key", "pkcs7_public_key", "gpg_gnupghome");

    private EyamlKeys() {}

    /** Relative paths: Puppet starts from its working directory, which is not that of hiera.yaml. */
    public static Set<Diagnostic> relative(Collection<Hierarchy.Entry> entries) {
        Set<Diagnostic> findings = new LinkedHashSet<>();
        for (Hierarchy.Entry entry : entries) {
            List<Value> relative = OPTIONS.stream()
                    .flatMap(option -> entry.options().get(option).stream())
                    .filter(EyamlKeys::isRelative)
                    .toList();
            if (!relative.isEmpty() && entry.level().function().equals("eyaml_lookup_key")) {
                Value first = relative.get(0);
                boolean one = relative.size() == 1;
                String names =
                        String.join(" and ", relative.stream().map(Values::text).toList());
                findings.add(Diagnostic.warning(
                                HieraKinds.EYAML_RELATIVE_KEY,
                                first.location(),
                                names + (one ? " is a relative path" : " are relative paths")
                                        + ": Puppet starts from its working directory, not from hiera.yaml")
                        .advising("write an absolute path, e.g. /etc/puppetlabs/puppet/eyaml/"
                                + Values.text(first).replaceFirst(".*/", "")));
            }
        }
        return findings;
    }

    private static boolean isRelative(Value path) {
        return DataTypes.isText(path)
                && !Values.text(path).isEmpty()
                && !Values.text(path).startsWith("/");
    }
}
