package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/** What mail programs fetch as XML, read by Java's own parser. */
final class XmlDocuments implements Checker {
    @Override
    public String name() {
        return "XML parser";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.path().matches("web/.*\\.xml");
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) {
        return "";
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        return Xml.complaint(bench.copy(file)).stream().toList();
    }
}
