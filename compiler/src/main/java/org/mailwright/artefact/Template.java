package org.mailwright.artefact;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * Renders a file whose text is mostly fixed. A value stands as {@code [=name]}, so that Postfix's {@code ${…}} and
 * shell's {@code $…} stay as they are; a value with a control character, a missing value and any way into Java are
 * refused.
 */
public final class Template {
    private final String place;
    private final String text;
    private Optional<freemarker.template.Template> parsed = Optional.empty();

    Template(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /** The template of that name, e.g. {@code postfix/main.cf.ftl}. */
    public static Template of(Templates templates, String name) {
        return templates.template(name);
    }

    /** A body that renders it with these values; every line comes from the template and from {@code causes}. */
    public Body body(Map<String, ?> values, List<Location> causes) {
        // The file is made for the proof, then for the tree: the same values give the same text.
        List<String> rendered = new ArrayList<>();
        return lines -> {
            if (rendered.isEmpty()) {
                rendered.addAll(List.of(render(values).split("\n", -1)));
            }
            // A text ends in a line end: what follows it is no line.
            int last = rendered.size() - 1;
            for (String line : rendered.subList(0, rendered.get(last).isEmpty() ? last : last + 1)) {
                lines.line(line, causes);
            }
        };
    }

    private String render(Map<String, ?> values) throws IOException {
        StringWriter out = new StringWriter();
        try {
            parsed().process(values, out);
        } catch (ParseException e) {
            throw new TemplateFailure(place, e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            throw new TemplateFailure(place, line(e.getLineNumber()), line(e.getColumnNumber()), reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("template " + place + ": " + e.getMessage(), e);
        }
        return out.toString();
    }

    private freemarker.template.Template parsed() throws IOException {
        if (parsed.isEmpty()) {
            parsed = Optional.of(new freemarker.template.Template(place, text, Strict.CONFIGURATION));
        }
        return parsed.get();
    }

    private static int line(Integer number) {
        return number == null ? 0 : number;
    }

    /** FreeMarker's first sentence, and what it speaks of: the rest is about its directives. */
    private static String reason(TemplateException e) {
        String first = e.getMessageWithoutStackTop().lines().findFirst().orElse("it cannot be rendered");
        String blamed = e.getBlamedExpressionString();
        return first.endsWith(":") && blamed != null ? first + " " + blamed : first;
    }

    /** FreeMarker as we use it, made once and never changed: making it costs more than rendering. */
    private static final class Strict {
        static final Configuration CONFIGURATION = configuration();

        private Strict() {}
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setWhitespaceStripping(true);
        configuration.setOutputFormat(new OneLine());
        return configuration;
    }

    /** Lets a value through as it is when it stays on its line, and refuses it otherwise. */
    private static final class OneLine extends CommonMarkupOutputFormat<OneLine.Text> {
        private static final class Text extends CommonTemplateMarkupOutputModel<Text> {
            private final OneLine format;

            Text(OneLine format, String plain, String markup) {
                super(plain, markup);
                this.format = format;
            }

            @Override
            public OneLine getOutputFormat() {
                return format;
            }
        }

        @Override
        public String getName() {
            return "one-line";
        }

        @Override
        public String getMimeType() {
            return "text/plain";
        }

        @Override
        public void output(String plain, Writer out) throws IOException {
            out.write(escapePlainText(plain));
        }

        @Override
        public String escapePlainText(String plain) {
            if (plain.chars().anyMatch(c -> c < ' ' || c == 127 || c == 0x85 || c == 0x2028 || c == 0x2029)) {
                throw new IllegalArgumentException("a value with a control character in a template");
            }
            return plain;
        }

        @Override
        public boolean isLegacyBuiltInBypassed(String builtIn) {
            return false;
        }

        @Override
        protected Text newTemplateMarkupOutputModel(String plain, String markup) {
            return new Text(this, plain, markup);
        }
    }
}
