package com.msaas.crm.importing;

import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Ends an import, once, and forgets what its rows said.
@Component
class EndImport {
    private final Imports imports;
    private final Rows rows;
    private final TriedContacts tried;
    private final Outcomes outcomes;
    private final ImportEvents events;
    private final Transactions transactions;
    private final Clock clock;

    EndImport(
            Imports imports,
            Rows rows,
            TriedContacts tried,
            Outcomes outcomes,
            ImportEvents events,
            Transactions transactions,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.tried = tried;
        this.outcomes = outcomes;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Ends it at a row that it cannot deal with, and says why.
    void stop(ImportId id, Row row, String why) {
        transactions.inOne(() -> {
            outcomes.add(id, Outcome.refused(row, why), clock.instant());
            end(id, Import.State.STOPPED);
        });
    }

    void end(ImportId id, Import.State how) {
        transactions.inOne(() -> imports.end(id, how, clock.instant()).ifPresent(ended -> {
            rows.forget(id);
            tried.forget(id);
            events.happened(new ImportEvent.Ended(
                    id.value(), ended.dryRun(), how.word(), ended.total(), ended.processed(), ended.created()));
        }));
    }
}
