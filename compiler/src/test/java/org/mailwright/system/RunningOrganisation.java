package org.mailwright.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the organisation for the first class that wants it; it ends with the last test of all. */
final class RunningOrganisation implements BeforeAllCallback, ParameterResolver {
    /** Here and not when a parameter is asked for: only here a class can be skipped. */
    @Override
    public void beforeAll(ExtensionContext context) {
        organisation(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Organisation.class;
    }

    @Override
    public Organisation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return organisation(context);
    }

    private static Organisation organisation(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningOrganisation.class))
                .getOrComputeIfAbsent("organisation", key -> start(), Organisation.class);
    }

    private static Organisation start() {
        try {
            return Organisation.start(Organisation.Judgement.PASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
