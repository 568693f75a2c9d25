package org.mailwright.artefact;

/** The templates' texts by name, the site's own before the built-in ones. */
@FunctionalInterface
public interface Templates {
    /** The text of {@code postfix/main.cf.ftl} and its like; a name that does not exist is a defect. */
    String text(String name);

    /** The file of that template as messages name it: of a site's own template, its path. */
    default String place(String name) {
        return name;
    }

    /** The template of that name, to be rendered. */
    default Template template(String name) {
        return new Template(place(name), text(name));
    }

    /** These templates, each read and parsed once, however many hosts have its file. */
    default Templates kept() {
        return new KeptTemplates(this);
    }
}
