package com.msaas.gateway;

import com.msaas.localstack.RealServers;
import java.util.Map;

/// The gateway that the tests share, generous and impatient, and what stands behind it. Scheduling has two
/// instances; analytics is nowhere.
final class Edge {
    static final SmallService AUTH = SmallService.named("auth-service");
    static final SmallService TENANT = SmallService.named("tenant-service");
    static final SmallService SCHEDULING_1 = SmallService.named("scheduling-service");
    static final SmallService SCHEDULING_2 = SmallService.named("scheduling-service#2");
    static final SmallService CRM = SmallService.named("crm-service");
    static final SmallService COMMS = SmallService.named("comms-service");
    static final SmallService NOTIFICATION = SmallService.named("notification-service");
    static final SmallService BILLING = SmallService.named("billing-service");
    static final Gateway GATEWAY = Gateway.with(Map.ofEntries(
            Map.entry("clinic.redis.url", RealServers.redisUrl()),
            Map.entry("clinic.rate-limit.per-minute", "1000000"),
            Map.entry("clinic.gateway.upstream.response-timeout", "800ms"),
            Map.entry("clinic.gateway.upstream.response-timeouts.billing-service", "60s"),
            Map.entry("clinic.gateway.upstream.breaker.calls", "10"),
            Map.entry("clinic.gateway.upstream.breaker.open-for", "1500ms"),
            Map.entry("clinic.gateway.upstream.rest-of-instance", "200ms"),
            Map.entry("clinic.services.auth-service", AUTH.address()),
            Map.entry("clinic.services.tenant-service", TENANT.address()),
            Map.entry("clinic.services.scheduling-service", SCHEDULING_1.address() + "," + SCHEDULING_2.address()),
            Map.entry("clinic.services.crm-service", CRM.address()),
            Map.entry("clinic.services.comms-service", COMMS.address()),
            Map.entry("clinic.services.notification-service", NOTIFICATION.address()),
            Map.entry("clinic.services.billing-service", BILLING.address())));

    private Edge() {}
}
