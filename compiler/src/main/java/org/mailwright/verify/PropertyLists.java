package org.mailwright.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.artefact.Artefact;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Apple's configuration profiles as property lists: what {@code plutil -lint} refuses, by the document type's own grammar
 * (PropertyList-1.0.dtd).
 */
final class PropertyLists implements Checker {
    @Override
    public String name() {
        return "property list";
    }

    @Override
    public boolean reads(Artefact file) {
        return file.path().matches("web/.*\\.mobileconfig");
    }

    @Override
    public String obstacle(Workbench bench, Artefact file) {
        return "";
    }

    @Override
    public List<String> complaints(Workbench bench, Artefact file) throws IOException {
        return Xml.parse(bench.copy(file))
                .document()
                .map(document -> list(document.getDocumentElement()))
                .orElse(List.of());
    }

    private static List<String> list(Element root) {
        List<Element> inside = children(root);
        return root.getTagName().equals("plist") && inside.size() == 1
                ? value(inside.get(0))
                : List.of("a property list is one value in a plist, not " + root.getTagName());
    }

    private static List<String> value(Element element) {
        return switch (element.getTagName()) {
            case "dict" -> dictionary(children(element));
            case "array" ->
                children(element).stream().flatMap(each -> value(each).stream()).toList();
            case "integer" -> matching(element, "[+-]?\\d+");
            case "real" -> matching(element, "[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
            case "data" -> matching(element, "[A-Za-z0-9+/=\\s]*");
            case "date" -> matching(element, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            case "true", "false" -> matching(element, "");
            case "string" -> List.of();
            default -> List.of("a property list has no values called " + element.getTagName());
        };
    }

    private static List<String> matching(Element element, String pattern) {
        return element.getTextContent().matches(pattern)
                ? List.of()
                : List.of("\"" + element.getTextContent() + "\" is no " + element.getTagName());
    }

    /** Keys and values in turn, each key once. */
    private static List<String> dictionary(List<Element> inside) {
        List<String> complaints = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < inside.size(); i++) {
            Element element = inside.get(i);
            boolean isKey = element.getTagName().equals("key");
            if (isKey != (i % 2 == 0)) {
                complaints.add("a dictionary has keys and values in turn, not " + element.getTagName() + " \""
                        + element.getTextContent().strip() + "\" there");
                return complaints;
            }
            if (isKey && !keys.add(element.getTextContent())) {
                complaints.add("the key " + element.getTextContent() + " stands twice");
            } else if (!isKey) {
                complaints.addAll(value(element));
            }
        }
        if (inside.size() % 2 == 1) {
            complaints.add("the key " + inside.get(inside.size() - 1).getTextContent() + " has no value");
        }
        return complaints;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
