package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Fails a test in which a statement escaped the tenant guard: in a request, in a listener, in a job, or
/// while the service started for it.
public final class TenantGuardExtension implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        List<String> escaped = SpringExtension.getApplicationContext(test)
                .getBean(GuardReports.class)
                .take();
        assertThat(escaped)
                .as("statements that are not held to the bound tenant")
                .isEmpty();
    }
}
