package com.msaas.platform.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/// Says in one sentence which environment variables are missing, in place of Boot's account of beans. What a
/// setting holds is never shown: it may be a secret.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class MissingSettings extends AbstractFailureAnalyzer<BindValidationException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindValidationException cause) {
        String prefix = cause.getValidationErrors().getName().toString();
        if (!prefix.equals("clinic") && !prefix.startsWith("clinic.")) {
            return null;
        }
        List<String> missing = variables(cause, prefix, true);
        List<String> unusable = variables(cause, prefix, false);
        if (!missing.isEmpty()) {
            return sentence(missing, "not set", cause);
        }
        return unusable.isEmpty() ? null : sentence(unusable, "not usable as it is set", cause);
    }

    private static FailureAnalysis sentence(List<String> variables, String what, Throwable cause) {
        String names = String.join(", ", variables);
        return new FailureAnalysis(
                variables.size() == 1
                        ? "The environment variable " + names + " is " + what + "."
                        : "The environment variables " + names + " are " + what + ".",
                "Set it and start again; the README lists what each service needs.",
                cause);
    }

    private static List<String> variables(BindValidationException cause, String prefix, boolean missing) {
        return cause.getValidationErrors().getAllErrors().stream()
                .flatMap(error -> error instanceof FieldError field ? Stream.of(field) : Stream.empty())
                .filter(field -> missing == isMissing(field.getRejectedValue()))
                .map(field -> variable(prefix + "." + field.getField()))
                .sorted()
                .distinct()
                .toList();
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    private static String variable(String property) {
        // one of several in a list is set by the same variable
        return property.replaceAll("\\[\\d*].*", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
