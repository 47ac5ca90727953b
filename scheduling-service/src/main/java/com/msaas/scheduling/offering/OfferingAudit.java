package com.msaas.scheduling.offering;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.scheduling.offering.Offering.Terms;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How changes of the catalogue read in the audit log.
final class OfferingAudit {
    private OfferingAudit() {}

    static AuditEntry introduced(Offering offering) {
        return entry("service.created", offering, null);
    }

    static AuditEntry changed(Offering offering, Terms before) {
        return entry("service.updated", offering, before);
    }

    static AuditEntry withdrawn(Offering offering) {
        return AuditEntry.of("service.deleted", "service", offering.id().value())
                .critical();
    }

    private static AuditEntry entry(String action, Offering offering, @Nullable Terms before) {
        Terms now = offering.terms();
        return AuditEntry.of(action, "service", offering.id().value())
                .change("name", of(before, Terms::name), now.name())
                .change(
                        "duration_minutes",
                        of(before, it -> it.duration().toMinutes()),
                        now.duration().toMinutes())
                .change(
                        "buffer_before_minutes",
                        of(before, it -> it.bufferBefore().toMinutes()),
                        now.bufferBefore().toMinutes())
                .change(
                        "buffer_after_minutes",
                        of(before, it -> it.bufferAfter().toMinutes()),
                        now.bufferAfter().toMinutes())
                .change("price", of(before, Terms::price), now.price())
                .change("required_resource_type", of(before, Terms::requiredResourceType), now.requiredResourceType());
    }

    private static @Nullable Object of(@Nullable Terms terms, Function<Terms, @Nullable Object> field) {
        return terms == null ? null : field.apply(terms);
    }
}
