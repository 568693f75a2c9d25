package org.mailwright.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.artefact.client.ClientFiles;
import org.mailwright.artefact.dns.CertificateNames;
import org.mailwright.artefact.dns.PolicyFiles;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.artefact.dovecot.DovecotFiles;
import org.mailwright.artefact.dovecot.PasswordSchemes;
import org.mailwright.artefact.opendkim.ConfFindings;
import org.mailwright.artefact.opendkim.OpenDkimFiles;
import org.mailwright.artefact.opendkim.SigningFindings;
import org.mailwright.artefact.postfix.PostfixFiles;
import org.mailwright.artefact.rspamd.RspamdFiles;
import org.mailwright.artefact.rspamd.RspamdFindings;
import org.mailwright.artefact.srs.PostsrsdFiles;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Host;
import org.mailwright.route.Routes;

/**
 * The files of a compile: every file of the mail system.
 *
 * @param artefacts by path
 */
public record Files(List<Artefact> artefacts) {
    public Files {
        artefacts = artefacts.stream().sorted().toList();
    }

    /** The files of every host with a role, and those that belong to none. */
    public static Files of(Routes routes, Templates templates) {
        return of(routes, templates, ZoneFragments.of(routes.site()));
    }

    /** The same, of a site whose zones were read before. */
    public static Files of(Routes routes, Templates templates, ZoneFragments zones) {
        List<Artefact> artefacts = new ArrayList<>();
        routes.site().mailHosts().forEach(host -> artefacts.addAll(ofHost(routes, host, templates)));
        artefacts.addAll(ClientFiles.of(routes, templates));
        artefacts.addAll(PolicyFiles.of(routes));
        artefacts.addAll(zones.files());
        artefacts.add(CertificateNames.of(routes));
        TreeMap<Place, Artefact> byPlace = new TreeMap<>();
        for (Artefact artefact : artefacts) {
            if (byPlace.put(artefact.place(), artefact) != null) {
                throw new IllegalStateException("two artefacts are called " + artefact.place());
            }
        }
        return new Files(List.copyOf(byPlace.values()));
    }

    /**
     * The form of a file that an earlier compile made: that of the file which this release makes at its path.
     *
     * @param path absolute on the host, below the tree for a file of no host
     * @param secret what its manifest says; a secret stays one
     */
    public static Form form(String path, boolean secret) {
        Form form = path.startsWith(ZoneFragments.DIRECTORY)
                ? Form.ZONE
                : ofHosts().stream()
                        .filter(file -> file.holds(path))
                        .map(HostFile::form)
                        .findFirst()
                        .orElse(Form.CONFIGURATION);
        return secret && !form.isSecret() ? Form.SECRET : form;
    }

    /** The files that a host can have of ours; no compile makes others. */
    public static List<HostFile> ofHosts() {
        return Stream.of(
                        DovecotFiles.HOST_FILES,
                        OpenDkimFiles.HOST_FILES,
                        PostfixFiles.HOST_FILES,
                        PostsrsdFiles.HOST_FILES,
                        RspamdFiles.HOST_FILES)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Artefact> ofHost(Routes routes, Host host, Templates templates) {
        List<Artefact> files = new ArrayList<>();
        files.addAll(DovecotFiles.of(routes, host, templates));
        files.addAll(OpenDkimFiles.of(routes, host, templates));
        files.addAll(PostfixFiles.of(routes, host, templates));
        files.addAll(PostsrsdFiles.of(routes, host, templates));
        files.addAll(RspamdFiles.of(routes, host, templates));
        return files;
    }

    /** What only the writers see: inputs that they cannot write as they stand, or that contradict what they write. */
    public static List<Diagnostic> findings(Routes routes, ZoneFragments zones) {
        List<Diagnostic> findings = new ArrayList<>();
        findings.addAll(PasswordSchemes.findings(routes.site()));
        findings.addAll(RspamdFindings.of(routes.site()));
        findings.addAll(SigningFindings.of(routes.site()));
        findings.addAll(zones.conflicts());
        return findings;
    }

    /** What only the templates show: a site may have its own. */
    public static List<Diagnostic> findings(Routes routes, Templates templates) {
        return ConfFindings.of(routes.site(), templates);
    }
}
