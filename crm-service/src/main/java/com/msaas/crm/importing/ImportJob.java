package com.msaas.crm.importing;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.refusal.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Works through one batch of an import's rows and leaves the next one to the next job, so that a long import
/// neither keeps a worker for itself nor holds up its stop. Where a job died it goes on behind the last row
/// that is through.
@Component
class ImportJob implements JobHandler {
    static final String KIND = "client_import";

    private static final String IMPORT = "import_id";
    private static final String BATCH = "batch";

    private final Jobs jobs;
    private final Imports imports;
    private final Rows rows;
    private final ImportRow importRow;
    private final EndImport endImport;
    private final Clock clock;

    ImportJob(Jobs jobs, Imports imports, Rows rows, ImportRow importRow, EndImport endImport, Clock clock) {
        this.jobs = jobs;
        this.imports = imports;
        this.rows = rows;
        this.importRow = importRow;
        this.endImport = endImport;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    void schedule(ImportId id, int batch) {
        jobs.schedule(KIND, id + "/" + batch, clock.instant(), new Document(IMPORT, id.value()).append(BATCH, batch));
    }

    @Override
    public void run(Job job) {
        ImportId id = importOf(job);
        imports.begin(id, clock.instant());
        imports.find(id)
                .filter(Import::isUnderWay)
                .ifPresent(running ->
                        running.by().run(() -> work(running, job.payload().getInteger(BATCH))));
    }

    @Override
    public void failed(Job job) {
        ImportId id = importOf(job);
        imports.find(id).ifPresent(stuck -> stuck.by().run(() -> endImport.end(id, Import.State.FAILED)));
    }

    private void work(Import running, int batch) {
        List<Row> these = rows.batch(running.id(), batch)
                .orElseThrow(() -> new IllegalStateException("the import has ended meanwhile, its rows are gone"));
        int first = batch * Rows.IN_A_BATCH;
        for (int at = Math.max(0, running.processed() - first); at < these.size(); at++) {
            Row row = these.get(at);
            Optional<Refusal> obstacle = importRow.take(running, first + at, row);
            if (obstacle.isPresent()) {
                endImport.stop(running.id(), row, obstacle.get().message());
                return;
            }
        }
        if (first + these.size() < running.total()) {
            schedule(running.id(), batch + 1);
        } else {
            endImport.end(running.id(), Import.State.DONE);
        }
    }

    private static ImportId importOf(Job job) {
        return new ImportId(job.payload().get(IMPORT, UUID.class));
    }
}
