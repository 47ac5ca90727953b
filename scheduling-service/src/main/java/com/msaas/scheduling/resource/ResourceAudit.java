package com.msaas.scheduling.resource;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.scheduling.resource.Resource.Description;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How changes of the inventory read in the audit log.
final class ResourceAudit {
    private ResourceAudit() {}

    static AuditEntry installed(Resource resource) {
        return entry("resource.created", resource, null);
    }

    static AuditEntry changed(Resource resource, Description before) {
        return entry("resource.updated", resource, before);
    }

    static AuditEntry takenOut(Resource resource) {
        return AuditEntry.of("resource.deleted", "resource", resource.id().value())
                .critical();
    }

    private static AuditEntry entry(String action, Resource resource, @Nullable Description before) {
        Description now = resource.description();
        return AuditEntry.of(action, "resource", resource.id().value())
                .change("name", of(before, Description::name), now.name())
                .change("type", of(before, Description::type), now.type())
                .change("location_id", of(before, Description::location), now.location());
    }

    private static @Nullable Object of(
            @Nullable Description description, Function<Description, @Nullable Object> field) {
        return description == null ? null : field.apply(description);
    }
}
