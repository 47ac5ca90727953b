package com.msaas.scheduling.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.LocationChanged;
import com.msaas.contracts.LocationClosed;
import com.msaas.contracts.LocationOpened;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.scheduling.LiveCopy;
import com.msaas.scheduling.Practice;
import com.msaas.scheduling.time.WeeklyHours;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class CopiesTest {
    private static final Instant NOW = Instant.parse("2027-01-02T09:00:00Z");

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    KnownClientsCopy knownClients;

    @Autowired
    ClinicSettingsCopy clinicSettings;

    @Autowired
    LocationsCopy locations;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;

    @BeforeEach
    void found() {
        clinic = clinics.fresh();
    }

    @Nested
    class OfPatients {
        private final UUID ana = Ids.next();

        private ClientAdded added() {
            return new ClientAdded(ana, 1, "lead", NOW);
        }

        private ClientDetailsChanged changed(long version, String status) {
            return new ClientDetailsChanged(ana, version, status, List.of("status"), NOW);
        }

        private Optional<String> status() {
            return Optional.ofNullable(LiveCopy.of(database, "known_clients")
                            .find(Filters.eq(ana))
                            .first())
                    .map(known -> known.getString("status"));
        }

        private Optional<ClientId> known() {
            return TenantContext.call(clinic.id(), () -> knownClients.find(new ClientId(ana)));
        }

        /// All that was published before has been taken in, since one clinic's events keep their order.
        private void settled() {
            UUID last = Ids.next();
            events.publish(clinic.id(), new ClientAdded(last, 1, "active", NOW));
            await().until(() -> TenantContext.call(clinic.id(), () -> knownClients.find(new ClientId(last)))
                    .isPresent());
        }

        @Test
        void knowsWhoWasAdded() {
            events.publish(clinic.id(), added());
            settled();

            assertThat(status()).contains("lead");
        }

        @Test
        void followsChanges() {
            events.publish(clinic.id(), added());
            events.publish(clinic.id(), changed(2, "active"));
            settled();

            assertThat(status()).contains("active");
        }

        @Test
        void knowsNobodyWhoseFileIsOutOfUse() {
            events.publish(clinic.id(), added());
            events.publish(clinic.id(), changed(2, "deleted"));
            settled();
            assertThat(known()).isEmpty();

            events.publish(clinic.id(), changed(3, "active"));
            settled();
            assertThat(known()).isPresent();
        }

        @Test
        void isNotSetBackByWhatComesLate() {
            events.publish(clinic.id(), changed(3, "archived"));
            events.publish(clinic.id(), changed(2, "active"));
            events.publish(clinic.id(), added());
            settled();

            assertThat(status()).contains("archived");
        }

        @Test
        void takesARepeatedEventOnce() {
            EventEnvelope envelope = events.publish(clinic.id(), added());
            events.publish(clinic.id(), changed(2, "active"));
            events.publish(envelope, added());
            settled();

            assertThat(status()).contains("active");
        }

        @Test
        void keepsThemApartByClinic() {
            events.publish(clinic.id(), added());
            settled();

            assertThat(TenantContext.call(clinics.fresh().id(), () -> knownClients.find(new ClientId(ana))))
                    .isEmpty();
        }
    }

    @Nested
    class OfTheClinic {
        private TenantSettingsChanged changed(long version, String zone) {
            return new TenantSettingsChanged(
                    clinic.id().value(),
                    version,
                    "Clinica",
                    "clinica",
                    ZoneId.of(zone),
                    "ro-RO",
                    "RON",
                    Practice.hours("08:00", "20:00"),
                    List.of(),
                    NOW);
        }

        private TenantOpened opened() {
            return opened(clinic);
        }

        private TenantOpened opened(Clinic clinic) {
            return new TenantOpened(
                    clinic.id().value(),
                    1,
                    "Clinica",
                    "clinica",
                    Practice.BUCHAREST,
                    "ro-RO",
                    "RON",
                    Practice.hours("08:00", "20:00"),
                    List.of(),
                    NOW);
        }

        private Optional<ZoneId> zone() {
            return TenantContext.call(clinic.id(), clinicSettings::current).map(ClinicSettings::zone);
        }

        @Test
        void followsItsSettings() {
            events.publish(clinic.id(), opened());
            events.publish(clinic.id(), changed(2, "Europe/Chisinau"));

            await().untilAsserted(() -> assertThat(zone()).contains(ZoneId.of("Europe/Chisinau")));
        }

        @Test
        void isNotSetBackByWhatComesLate() {
            events.publish(clinic.id(), changed(3, "Europe/Paris"));
            events.publish(clinic.id(), changed(2, "Europe/Chisinau"));
            events.publish(clinic.id(), opened());
            Clinic next = clinicOnTheSamePartition();
            events.publish(next.id(), opened(next));

            await().until(() ->
                    TenantContext.call(next.id(), clinicSettings::current).isPresent());
            assertThat(zone()).contains(ZoneId.of("Europe/Paris"));
        }

        /// One whose events come after those of ours, since they travel the same way.
        private Clinic clinicOnTheSamePartition() {
            return Stream.generate(clinics::fresh)
                    .filter(other -> partition(other) == partition(clinic))
                    .findFirst()
                    .orElseThrow();
        }

        private static int partition(Clinic clinic) {
            byte[] key = clinic.id().toString().getBytes(StandardCharsets.UTF_8);
            return Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS;
        }
    }

    @Nested
    class OfPlaces {
        private static final Instant EARLIER = Instant.parse("2027-01-01T09:00:00Z");
        private static final ZoneId LONDON = ZoneId.of("Europe/London");

        private final UUID centre = Ids.next();
        private final UUID north = Ids.next();

        private LocationOpened opened(UUID place, Instant at) {
            return new LocationOpened(place, 1, "Centru", null, null, at);
        }

        private LocationChanged changed(long version, @Nullable ZoneId zone, @Nullable List<OpeningHours> hours) {
            return new LocationChanged(centre, version, "Centru", zone, hours, EARLIER, NOW);
        }

        private LocationClosed closed(long version) {
            return new LocationClosed(centre, version, "Centru", null, null, EARLIER, NOW);
        }

        private Optional<Location> known(UUID place) {
            return TenantContext.call(clinic.id(), () -> locations.find(new LocationId(place)));
        }

        private Optional<UUID> first() {
            return TenantContext.call(clinic.id(), locations::first)
                    .map(Location::id)
                    .map(LocationId::value);
        }

        /// All that was published before has been taken in, since one clinic's events keep their order.
        private void settled() {
            UUID last = Ids.next();
            events.publish(clinic.id(), opened(last, NOW));
            await().until(() -> known(last).isPresent());
        }

        @Test
        void knowsWhatAPlaceHasOfItsOwn() {
            events.publish(clinic.id(), opened(centre, EARLIER));
            settled();
            assertThat(known(centre)).contains(new Location(new LocationId(centre), null, null, false));

            events.publish(clinic.id(), changed(2, LONDON, List.of()));
            settled();
            assertThat(known(centre))
                    .contains(new Location(new LocationId(centre), LONDON, new WeeklyHours(List.of()), false));

            events.publish(clinic.id(), changed(3, null, null));
            settled();
            assertThat(known(centre)).contains(new Location(new LocationId(centre), null, null, false));
        }

        @Test
        void isNotSetBackByWhatComesLate() {
            events.publish(clinic.id(), changed(3, LONDON, null));
            events.publish(clinic.id(), changed(2, null, null));
            events.publish(clinic.id(), opened(centre, EARLIER));
            settled();

            assertThat(known(centre).orElseThrow().ownZone()).isEqualTo(LONDON);
        }

        @Test
        void keepsAPlaceClosedWhateverComesLate() {
            EventEnvelope first = events.publish(clinic.id(), opened(centre, EARLIER));
            events.publish(clinic.id(), closed(3));
            events.publish(clinic.id(), changed(2, LONDON, null));
            events.publish(first, opened(centre, EARLIER));
            settled();

            assertThat(known(centre).orElseThrow().closed()).isTrue();
        }

        @Test
        void knowsAPlaceAsClosedThoughNothingElseOfItIsKnown() {
            events.publish(clinic.id(), closed(2));
            events.publish(clinic.id(), opened(centre, EARLIER));
            settled();

            assertThat(known(centre).orElseThrow().closed()).isTrue();
        }

        @Test
        void beginsWithTheOldestThatIsOpen() {
            events.publish(clinic.id(), opened(north, NOW.minusSeconds(1)));
            events.publish(clinic.id(), opened(centre, EARLIER));
            settled();
            assertThat(first()).contains(centre);

            events.publish(clinic.id(), closed(2));
            settled();
            assertThat(first()).contains(north);
        }

        @Test
        void keepsThemApartByClinic() {
            events.publish(clinic.id(), opened(centre, EARLIER));
            settled();

            TenantContext.run(clinics.fresh().id(), () -> {
                assertThat(locations.find(new LocationId(centre))).isEmpty();
                assertThat(locations.find(Set.of(new LocationId(centre)))).isEmpty();
                assertThat(locations.first()).isEmpty();
            });
        }

        @Test
        void findsTheOldestByItsIndex() {
            String plan = TenantContext.call(
                    clinic.id(),
                    () -> locations
                            .oldestOpen()
                            .explain()
                            .get("queryPlanner", Document.class)
                            .get("winningPlan", Document.class)
                            .toJson());

            assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        }
    }
}
