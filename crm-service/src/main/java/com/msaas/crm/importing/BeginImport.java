package com.msaas.crm.importing;

import com.msaas.crm.client.LiveClients;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes a file's rows in, to be worked through behind the request.
@Component
class BeginImport {
    private final Imports imports;
    private final Rows rows;
    private final ImportJob job;
    private final ImportEvents events;
    private final PlanLimits planLimits;
    private final LiveClients live;
    private final Transactions transactions;
    private final Clock clock;

    BeginImport(
            Imports imports,
            Rows rows,
            ImportJob job,
            ImportEvents events,
            PlanLimits planLimits,
            LiveClients live,
            Transactions transactions,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.job = job;
        this.events = events;
        this.planLimits = planLimits;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    Import begin(ClientFile file, boolean dryRun) {
        Import begun = Import.of(
                new ImportId(Ids.next()), file, dryRun, planLimits.left(live), Actor.current(), clock.instant());
        return transactions.inOne(() -> {
            imports.add(begun);
            rows.addAll(begun.id(), file.rows());
            job.schedule(begun.id(), 0);
            events.happened(new ImportEvent.Begun(begun.id().value(), dryRun, begun.total()));
            return begun;
        });
    }
}
