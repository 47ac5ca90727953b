package com.msaas.testsupport;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/// Finds out that a test class is a [ServiceTest].
final class ServiceTestCustomizerFactory implements ContextCustomizerFactory {
    static {
        // A condition that holds ends the wait, so a long one costs nothing but on a busy machine, which is no fault.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        ServiceTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, ServiceTest.class);
        return test == null ? null : new ServiceTestCustomizer(test.identity());
    }
}
