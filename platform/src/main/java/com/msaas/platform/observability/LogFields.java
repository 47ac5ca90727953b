package com.msaas.platform.observability;

import com.msaas.platform.tenancy.TenantId;
import org.slf4j.MDC;

/// The fields that log lines carry besides their text.
public final class LogFields {
    static final String REQUEST = "request_id";
    static final String TENANT = "tenant_id";
    static final String TRACE = "trace_id";

    private LogFields() {}

    /// From here to the end of this thread's work, log lines name the tenant. Whoever began the work clears
    /// it.
    public static void tenant(TenantId tenant) {
        MDC.put(TENANT, tenant.toString());
    }
}
