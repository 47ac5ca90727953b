package com.msaas.platform.backbone;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Updates;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentConfirmed;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.EventEnvelope;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The sample receiver: a projection and a reaction whose effects would both show if they came twice.
@Configuration(proxyBeanMethods = false)
class Reception {
    static final String PROJECTION = "visit-book";

    @Bean
    VisitBook visitBook(Database database) {
        return new VisitBook(database);
    }

    @Bean
    Greetings greetings(Database database) {
        return new Greetings(database);
    }

    /// Counts the facts told of each appointment. The desk of a provider is the receiver's own data, which
    /// can be at fault.
    static final class VisitBook implements Projection {
        final TenantCollection visits;
        final TenantCollection desks;

        VisitBook(Database database) {
            this.visits = database.projectionCollection(PROJECTION, CollectionSpec.named("visit_book"));
            this.desks = database.tenantCollection(CollectionSpec.named("desks"));
        }

        @Override
        public String name() {
            return PROJECTION;
        }

        @Override
        public void subscribe(Subscriptions on) {
            on.on(AppointmentBooked.class, this::write).on(AppointmentConfirmed.class, this::write);
        }

        private void write(AppointmentFact fact, EventEnvelope envelope) {
            int desk = desks.byId(fact.providerId())
                    .map(found -> found.getInteger("number"))
                    .orElse(1);
            visits.upsertOne(
                    eq(fact.appointmentId()),
                    Updates.combine(
                            Updates.inc("facts", 1),
                            Updates.set("version", fact.version()),
                            Updates.push("versions", fact.version()),
                            Updates.set("desk", desk)));
        }
    }

    /// Greets once for each booking: every run of the effect is a document of its own.
    static final class Greetings implements Reaction {
        final TenantCollection greetings;

        Greetings(Database database) {
            this.greetings = database.tenantCollection(CollectionSpec.named("greetings"));
        }

        @Override
        public String name() {
            return "greetings";
        }

        @Override
        public void subscribe(Subscriptions on) {
            on.on(
                    AppointmentBooked.class,
                    (booked, envelope) ->
                            greetings.insert(new Document("_id", Ids.next()).append("event", envelope.id())));
        }
    }
}
