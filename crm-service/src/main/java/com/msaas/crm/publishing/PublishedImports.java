package com.msaas.crm.publishing;

import com.msaas.crm.importing.ImportEvent;
import com.msaas.crm.importing.ImportEvent.Begun;
import com.msaas.crm.importing.ImportEvent.Ended;
import com.msaas.crm.importing.ImportEvents;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import org.springframework.stereotype.Component;

/// Puts imports into the audit log. The world hears of each new file, and of no import.
@Component
class PublishedImports implements ImportEvents {
    private final AuditTrail audit;

    PublishedImports(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void happened(ImportEvent event) {
        audit.record(audited(event).change("dry_run", null, event.dryRun()));
    }

    private static AuditEntry audited(ImportEvent event) {
        return switch (event) {
            case Begun begun -> entry("clients.import_begun", begun).change("total", null, begun.rows());
            case Ended ended ->
                entry(ended.dryRun() ? "clients.import_tried" : "clients.imported", ended)
                        .change("state", null, ended.how())
                        .change("total", null, ended.rows())
                        .change("processed", null, ended.processed())
                        .change("created", null, ended.created());
        };
    }

    private static AuditEntry entry(String action, ImportEvent event) {
        return AuditEntry.of(action, "client_import", event.importId());
    }
}
