package com.msaas.crm.bulk;

import com.msaas.crm.bulk.ChangeManyClients.Result;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.KEEP_PATIENTS)
@RequestMapping("/api/clients/bulk")
class BulkController {
    private final ChangeManyClients changeManyClients;
    private final Idempotently idempotently;

    BulkController(ChangeManyClients changeManyClients, Idempotently idempotently) {
        this.changeManyClients = changeManyClients;
        this.idempotently = idempotently;
    }

    @PostMapping
    ResponseEntity<Results> change(@RequestBody BulkRequest request) {
        BulkChange change = request.change();
        return idempotently.ok(() -> changeManyClients.change(request.ids(), change), Results::new);
    }

    /// What became of each file, in the order in which they were named.
    record Results(List<Result> results) {}
}
