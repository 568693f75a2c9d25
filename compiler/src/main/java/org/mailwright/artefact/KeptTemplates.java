package org.mailwright.artefact;

import java.util.HashMap;
import java.util.Map;

/** Templates of which each is read and parsed once: for FreeMarker, parsing costs more than rendering. */
final class KeptTemplates implements Templates {
    private final Templates templates;
    private final Map<String, Template> kept = new HashMap<>();

    KeptTemplates(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String text(String name) {
        return templates.text(name);
    }

    @Override
    public String place(String name) {
        return templates.place(name);
    }

    @Override
    public Template template(String name) {
        return kept.computeIfAbsent(name, templates::template);
    }
}
