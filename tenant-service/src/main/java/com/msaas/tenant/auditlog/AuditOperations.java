package com.msaas.tenant.auditlog;

import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For operators: taking a person's data out of a clinic's log when he asks for it.
@RestController
@RequestMapping("/operations/audit-log")
class AuditOperations {
    private final EraseValues eraseValues;

    AuditOperations(EraseValues eraseValues) {
        this.eraseValues = eraseValues;
    }

    record ErasureRequest(TenantId tenantId, UUID subjectId) {}

    record Erased(long lines) {}

    @PostMapping("/erasures")
    Erased erase(@RequestBody ErasureRequest request) {
        return TenantContext.call(request.tenantId(), () -> new Erased(eraseValues.erase(request.subjectId())));
    }
}
