package com.msaas.testsupport;

import com.msaas.platform.tenancy.TenantGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// The statements of the service under test that were not held to their tenant, from its very first one.
public final class GuardReports implements BeanPostProcessor {
    private final Queue<String> reports = new ConcurrentLinkedQueue<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof TenantGuard guard) {
            guard.report(reports::add);
        }
        return bean;
    }

    /// What was reported since this was last asked. A test that plants an escape on purpose takes it out by
    /// this.
    public List<String> take() {
        List<String> taken = new ArrayList<>();
        for (String report = reports.poll(); report != null; report = reports.poll()) {
            taken.add(report);
        }
        return taken;
    }
}
