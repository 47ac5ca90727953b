package com.msaas.notification.copies;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in where each appointment stands.
@Component
class AppointmentCopy extends NewestCopy<AppointmentFact> {
    private static final String CLIENT = "client_id";
    private static final String PROVIDER = "provider_id";
    private static final String SERVICE = "service_id";
    private static final String START = "start_time";
    private static final String STATUS = "status";

    AppointmentCopy(Database database) {
        super(database, "appointments", "appointments");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(AppointmentFact.class, this::keep);
    }

    @Override
    protected Document kept(AppointmentFact fact) {
        return new Document(CLIENT, fact.clientId())
                .append(PROVIDER, fact.providerId())
                .append(SERVICE, fact.serviceId())
                .append(START, Date.from(fact.startTime()))
                .append(STATUS, fact.status().name());
    }

    Optional<KnownAppointment> of(UUID appointment) {
        return find(appointment)
                .map(document -> new KnownAppointment(
                        appointment,
                        document.getLong("version"),
                        document.get(CLIENT, UUID.class),
                        document.get(PROVIDER, UUID.class),
                        document.get(SERVICE, UUID.class),
                        document.getDate(START).toInstant(),
                        AppointmentStatus.valueOf(document.getString(STATUS))));
    }
}
