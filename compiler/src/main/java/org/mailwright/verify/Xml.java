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
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML file as Java's parser reads it; nothing that it names is fetched. */
final class Xml {
    private Xml() {}

    /** The first fault, with its line; empty for a well-formed file. */
    static Optional<String> complaint(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new Strict());
            builder.parse(in);
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(file + ":" + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException e) {
            return Optional.of(file + ": " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a parser for XML", e);
        }
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
