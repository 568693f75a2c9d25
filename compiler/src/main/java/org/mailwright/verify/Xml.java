package org.mailwright.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An XML file as Java's parser reads it; nothing that it names is fetched.
 *
 * @param document present when it is well-formed
 * @param complaint the first fault, with its line
 */
record Xml(Optional<Document> document, Optional<String> complaint) {

    static Xml parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new Strict());
            return new Xml(Optional.of(builder.parse(in)), Optional.empty());
        } catch (SAXParseException e) {
            return not(file + ":" + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException e) {
            return not(file + ": " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a parser for XML", e);
        }
    }

    private static Xml not(String complaint) {
        return new Xml(Optional.empty(), Optional.of(complaint));
    }

    /** A warning is a fault too. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
