package org.mailwright.fuzz;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas of the formats of reports, each read once. */
final class ReportSchemas {
    static final Path DIRECTORY = Path.of("compiler/src/test/resources/report-formats");

    private static final Validator VALIDATOR = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();

    private static final Schema JUNIT = schema();

    private static final Map<String, URI> READ = new ConcurrentHashMap<>();

    private ReportSchemas() {}

    static Optional<String> complaint(String schema, String json) {
        Validator.Result result = VALIDATOR.validate(READ.computeIfAbsent(schema, ReportSchemas::register), json);
        return result.isValid()
                ? Optional.empty()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .findFirst();
    }

    /** What the schema of Jenkins' JUnit plugin says. */
    static Optional<String> junit(String xml) {
        try {
            JUNIT.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(DIRECTORY.resolve("junit.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI register(String schema) {
        try {
            return VALIDATOR.registerSchema(URI.create("urn:" + schema), Files.readString(DIRECTORY.resolve(schema)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
