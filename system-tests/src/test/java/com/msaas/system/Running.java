package com.msaas.system;

import com.msaas.testsupport.TraceReceiver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives system tests the one running system, started with the first of them, and the collector that it tells a
/// quarter of its traces to.
final class Running implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == TheSystem.class || type == TraceReceiver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TheSystem.class ? Holder.SYSTEM : Holder.COLLECTOR;
    }

    private static final class Holder {
        static final TraceReceiver COLLECTOR = TraceReceiver.open();
        static final TheSystem SYSTEM = TheSystem.start(
                Path.of("").toAbsolutePath().getParent(),
                "system-tests",
                Map.of("CLINIC_TRACES_ENDPOINT", COLLECTOR.endpoint(), "CLINIC_TRACES_RATIO", "0.25"));
    }
}
