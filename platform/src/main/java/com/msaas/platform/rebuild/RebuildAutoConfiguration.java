package com.msaas.platform.rebuild;

import com.mongodb.client.MongoClient;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.inbox.Marks;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.MongoSettings;
import com.msaas.platform.observability.Figure;
import com.msaas.platform.observability.Measurement;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Projections and their generations.
@AutoConfiguration
public class RebuildAutoConfiguration {

    @Bean
    Rebuilds rebuilds(
            Inbox inbox,
            Database database,
            Generations generations,
            MongoClient client,
            MongoSettings settings,
            Marks marks,
            Clock clock) {
        return new Rebuilds(
                inbox,
                database,
                generations,
                new ProjectionStates(database),
                new Checksum(client, client.getDatabase(settings.database()), marks),
                marks,
                clock);
    }

    @Bean
    Measurement runningRebuilds(Inbox inbox, Rebuilds rebuilds) {
        return () -> inbox.projections().stream()
                .map(projection -> Figure.of(
                        "clinic.rebuilds.running", "projection", projection, rebuilds.isBeingMade(projection) ? 1 : 0))
                .toList();
    }

    @Bean
    RebuildOperations rebuildOperations(Rebuilds rebuilds) {
        return new RebuildOperations(rebuilds);
    }
}
