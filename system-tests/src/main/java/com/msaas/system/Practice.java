package com.msaas.system;

import static com.msaas.system.Clinic.appointment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.ClinicService;
import com.msaas.testsupport.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/// One dentist's practice in a clinic of its own, that books one half hour after another and remembers what
/// it was promised.
final class Practice {
    private final TheSystem system;
    private Clinic clinic;
    private final UUID dentist;
    private final UUID consultation;
    private final UUID patient;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<UUID> promised = Collections.synchronizedList(new ArrayList<>());

    Practice(TheSystem system) {
        this.system = system;
        clinic = Clinic.open(system, "Clinica Zâmbet").onPlan("pro");
        dentist = clinic.dentist("Dr. Ionescu");
        consultation = clinic.treatment("Consultație", false);
        patient = clinic.patient("Ion", "Pop");
        // when instances have died just before, Kafka keeps their partitions back until it knows, and so the news of
        // a new clinic and its patient; whoever asks meanwhile is told to try again
        await().atMost(TheSystem.PATIENCE).until(() -> ask().status() == 201);
    }

    Clinic clinic() {
        return clinic;
    }

    UUID patient() {
        return patient;
    }

    /// The appointments that a client holds a 201 for, in the order in which it got them.
    List<UUID> promised() {
        return List.copyOf(promised);
    }

    /// The appointments that the clinic's events are about, one for each event, as a raw Kafka reader finds
    /// them.
    List<UUID> told() {
        return new RawReader(system.servers().kafka().bootstrapServers()).appointments(clinic.id());
    }

    /// Books the next half hour.
    UUID book() {
        Answer answer = ask();
        return answer.expect(201).id();
    }

    /// Asks for the next half hour and is not surprised when nobody can answer now.
    Answer ask() {
        Answer answer = clinic.api()
                .post(
                        "/api/appointments",
                        appointment(patient, dentist, consultation, Clinic.halfHour(asked.getAndIncrement())));
        if (answer.status() == 201) {
            promised.add(answer.id());
        }
        return answer;
    }

    /// Books on in the background until it is closed.
    Booking bookingOn() {
        return new Booking();
    }

    /// Waits until all services have heard of everything, and has each show exactly one effect of each
    /// appointment. What is told last is heard last, so a second effect of anything before it would show.
    void assertOneEffectEach() {
        clinic = clinic.signedInAgain();
        UUID last = book();
        List<UUID> stored = system.database(ClinicService.SCHEDULING)
                .getCollection("appointments")
                .find(new Document("tenant_id", clinic.id()))
                .map(appointment -> appointment.get("_id", UUID.class))
                .into(new ArrayList<>());
        assertThat(stored).as("what was promised is stored").containsAll(promised);
        int count = stored.size();
        clinic.eventually("/api/audit-logs?resource_id=" + last, audit -> audit.size() == 1);
        clinic.eventually(
                "/api/clients/" + patient,
                client -> client.path("appointments_count").asInt() == count);
        clinic.eventually(
                "/api/billing/usage",
                usage -> usage.path("appointments_created").asInt() == count);
        clinic.eventually(
                "/api/conversations",
                conversations -> conversations.size() == 1
                        && conversations.get(0).path("bookings").asInt() == count);
        clinic.eventually(
                "/api/analytics/dashboard?from=2027-01-01&to=2027-12-31",
                dashboard -> dashboard.at("/appointments/booked").asInt() == count);
        assertTotal("/api/notifications", count);
        assertTotal("/api/audit-logs?action=appointment.booked", count);
        assertEachEventWasTakenInOnce();
    }

    /// crm and analytics forgive an event that comes twice, so what they show would not give it away; they
    /// count each that they take in.
    private void assertEachEventWasTakenInOnce() {
        int told = told().size();
        await().atMost(TheSystem.PATIENCE).untilAsserted(() -> {
            assertThat(takenIn(ClinicService.CRM, "client_totals"))
                    .as("events that crm took in")
                    .isEqualTo(told);
            assertThat(takenIn(ClinicService.ANALYTICS, "appointment_quarters"))
                    .as("events that analytics took in")
                    .isEqualTo(told);
        });
    }

    private long takenIn(ClinicService service, String collection) {
        long events = 0;
        for (Document counted : system.liveCopies(service, collection).find(new Document("tenant_id", clinic.id()))) {
            events += counted.get("events", Number.class).longValue();
        }
        return events;
    }

    private void assertTotal(String path, int count) {
        await().atMost(TheSystem.PATIENCE)
                .untilAsserted(() -> assertThat(clinic.api()
                                .get(path)
                                .expect(200)
                                .json()
                                .at("/meta/pagination/total")
                                .asInt())
                        .as("total of %s", path)
                        .isEqualTo(count));
    }

    /// A receptionist who goes on booking, one after another.
    final class Booking implements AutoCloseable {
        private final Thread thread =
                Thread.ofPlatform().daemon().name("booking").unstarted(this::work);
        private volatile boolean open = true;

        private Booking() {
            thread.start();
        }

        private void work() {
            while (open) {
                try {
                    ask();
                } catch (RuntimeException noAnswer) {
                    // nothing was promised
                }
            }
        }

        /// Ends after the booking at hand.
        @Override
        public void close() {
            open = false;
            try {
                thread.join(TheSystem.PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
