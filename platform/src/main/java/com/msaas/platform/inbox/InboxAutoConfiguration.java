package com.msaas.platform.inbox;

import com.msaas.platform.kafka.Broker;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The listeners of the service and what they need.
@AutoConfiguration
public class InboxAutoConfiguration {

    @Bean
    Marks inboxMarks(Database database) {
        return new Marks(database);
    }

    @Bean
    DeadLetters deadLetters(Database database, Clock clock) {
        return new DeadLetters(database, clock);
    }

    @Bean
    CopySignals copySignals() {
        return new CopySignals();
    }

    @Bean
    Inbox inbox(
            List<EventListener> listeners,
            Database database,
            Generations generations,
            Transactions transactions,
            Marks marks,
            DeadLetters deadLetters,
            Outbox outbox,
            Broker broker,
            CopySignals signals,
            MeterRegistry metrics,
            Traces traces,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new Inbox(
                service,
                listeners,
                generations,
                transactions,
                new DoneEvents(database, clock),
                marks,
                deadLetters,
                outbox,
                broker,
                signals,
                new InboxMetrics(metrics),
                traces,
                clock);
    }

    @Bean
    InboxBacklog inboxBacklog(Inbox inbox, Marks marks, Broker broker) {
        return new InboxBacklog(inbox, marks, broker);
    }

    @Bean
    ParkedLetters parkedLetters(Inbox inbox, DeadLetters deadLetters) {
        return new ParkedLetters(inbox, deadLetters);
    }

    @Bean
    CopyWait copyWait(Inbox inbox, CopySignals signals, Marks marks, Broker broker) {
        return new CopyWait(inbox, signals, marks, broker);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(Inbox inbox) {
        return new DeadLetterOperations(inbox);
    }
}
