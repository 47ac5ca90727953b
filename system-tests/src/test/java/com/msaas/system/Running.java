package com.msaas.system;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives system tests the one running system, started with the first of them.
final class Running implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TheSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return Holder.SYSTEM;
    }

    private static final class Holder {
        static final TheSystem SYSTEM =
                TheSystem.start(Path.of("").toAbsolutePath().getParent(), "system-tests");
    }
}
