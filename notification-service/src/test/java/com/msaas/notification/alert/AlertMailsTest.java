package com.msaas.notification.alert;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.regex;
import static com.msaas.notification.alert.Surgery.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.notification.copies.Team;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox.Mail;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class AlertMailsTest {
    private static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String DELETED = "client.deleted";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Team team;

    @Autowired
    TellOwnersOfAlerts tellOwners;

    @Autowired
    Transactions transactions;

    @Value("${clinic.mongodb.database}")
    String database;

    @BeforeEach
    void isMondayMorning() {
        clock.moveTo(NOW);
    }

    @Test
    void goToOwnersAtOnceAndToWhoeverDidIt() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        Person owner = surgery.owner();
        Person admin = surgery.clinic().admin();
        AlertRaised line = surgery.line(DELETED, admin.id(), NOW);
        surgery.tell(line);

        Mail told = mailbox(owner).await(1).getFirst();
        Mail toldHimself = mailbox(admin).await(1).getFirst();

        assertThat(told.subject()).isEqualTo("Acțiune critică: ștergerea fișei unui pacient");
        assertThat(told.from()).isEqualTo("\"Clinica Zâmbet\" <no-reply@clinic.local>");
        assertThat(told.text())
                .contains("Bună ziua, " + owner.name() + "!")
                .contains("În jurnalul clinicii Clinica Zâmbet a fost scrisă o acțiune critică:")
                .contains("Acțiunea: ștergerea fișei unui pacient")
                .contains("Cine: " + admin.name())
                .contains("Când: luni, 4 ianuarie 2027, ora 10:00")
                .containsPattern("Înregistrarea din jurnal: 1\\R")
                .contains("întrebați cine l-a făcut")
                .contains("următoarele 10 minute")
                .contains("se vede în jurnalul clinicii")
                .doesNotContain("{{")
                .doesNotContain(line.resourceId());
        assertThat(told.html()).contains("ștergerea fișei unui pacient").contains(admin.name());
        assertThat(toldHimself.text()).contains("schimbați-vă parola").doesNotContain("întrebați cine");
        awaitQuiet(surgery);
        assertThat(mailbox(owner).mails()).hasSize(1);
        assertThat(mailbox(admin).mails()).hasSize(1);
        assertThat(mailbox(surgery.clinic().staff()).mails()).isEmpty();
        assertThat(mailbox(surgery.clinic().viewer()).mails()).isEmpty();
        clock.advance(WINDOW);
        awaitQuiet(surgery);
        assertThat(mailbox(owner).mails()).as("nothing more has come").hasSize(1);
    }

    @Test
    void sumUpWhatCameInABurstHoweverOftenItIsDelivered() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        Person owner = surgery.owner();
        UUID admin = surgery.clinic().admin().id();
        for (int number = 0; number < 40; number++) {
            AlertRaised line = surgery.line(DELETED, admin, NOW.plusSeconds(number));
            EventEnvelope envelope = surgery.tell(line);
            surgery.tellAgain(envelope, line);
        }
        surgery.tell(surgery.line(DELETED, owner.id(), NOW));
        surgery.tell(surgery.line("audit.exported", admin, NOW));
        mailbox(owner).await(3);
        await().until(() -> counts(surgery), counts -> counts.equals(List.of(1, 1, 40)));

        clock.advance(WINDOW);
        Mail summary = mailbox(owner).await(4).getLast();

        assertThat(summary.subject()).isEqualTo("Acțiune critică, de mai multe ori (40): ștergerea fișei unui pacient");
        assertThat(summary.text())
                .contains("De câte ori: 40")
                .contains("Prima dată: luni, 4 ianuarie 2027, ora 10:00")
                .contains("Ultima dată: luni, 4 ianuarie 2027, ora 10:00")
                .contains("Înregistrările din jurnal: 1 – 40");
        awaitQuiet(surgery);
        assertThat(mailbox(owner).mails()).hasSize(4);
        assertThat(mailbox(surgery.clinic().admin()).mails()).hasSize(3);
        assertThat(counts(surgery)).containsExactly(1, 1, 40);
    }

    @Test
    void beginAnewWithWhatWasDoneAfterTheWindow() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        UUID owner = surgery.owner().id();
        surgery.tell(surgery.line(DELETED, owner, NOW));
        surgery.tell(surgery.line(DELETED, owner, NOW.plus(WINDOW).minusMillis(1)));
        surgery.tell(surgery.line(DELETED, owner, NOW.plus(WINDOW)));

        List<Mail> mails = mailbox(surgery.owner()).await(3);

        awaitQuiet(surgery);
        assertThat(mails)
                .extracting(Mail::subject)
                .filteredOn(text -> text.contains("(2)"))
                .hasSize(1);
        assertThat(counts(surgery)).containsExactly(1, 2);
        clock.advance(WINDOW);
        awaitQuiet(surgery);
        assertThat(mailbox(surgery.owner()).mails()).hasSize(3);
    }

    @Test
    void areTwoAlsoWhenABurstIsHeardLongAfter() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        UUID owner = surgery.owner().id();
        Instant longAgo = NOW.minus(Duration.ofHours(20));
        surgery.tell(surgery.line(DELETED, owner, longAgo));
        mailbox(surgery.owner()).await(1);
        awaitQuiet(surgery);
        surgery.tell(surgery.line(DELETED, owner, longAgo.plusSeconds(60)));
        surgery.tell(surgery.line(DELETED, owner, longAgo.plusSeconds(30)));
        await().until(() -> counts(surgery), counts -> counts.equals(List.of(3)));

        clock.advance(WINDOW);

        assertThat(mailbox(surgery.owner()).await(2).getLast().text())
                .contains("Prima dată: duminică, 3 ianuarie 2027, ora 14:00")
                .contains("Ultima dată: duminică, 3 ianuarie 2027, ora 14:01");
    }

    @Test
    void areInTheClinicsLanguageAndZone() {
        Surgery abroad = new Surgery(events, clinics.fresh());
        abroad.tellClinic("Europe/London", "en-GB");
        abroad.joins(abroad.owner(), MemberRole.OWNER);
        abroad.tell(abroad.line("team.role_changed", abroad.owner().id(), NOW));
        abroad.tell(abroad.line("api_key.run_out", null, NOW));
        abroad.tell(abroad.line("client.merged", UUID.randomUUID(), NOW));

        List<Mail> mails = mailbox(abroad.owner()).await(3);

        assertThat(mails)
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder(
                        "Critical action: the change of somebody's role in the team",
                        "Critical action: the end of an API key that ran out",
                        "Critical action: an action that we have no words for (client.merged)");
        assertThat(mails).extracting(Mail::text).allMatch(text -> text.contains("When: Monday, 4 January 2027, 08:00"));
        assertThat(mails)
                .extracting(Mail::text)
                .anyMatch(text -> text.contains("Who: the system by itself, no person"));
        assertThat(mails).extracting(Mail::text).anyMatch(text -> text.contains("Who: a program, or somebody who"));
        assertThat(mails)
                .extracting(Mail::text)
                .anyMatch(text -> text.contains("Who: " + abroad.owner().name())
                        && text.contains("change your password at once"));
    }

    @Test
    void waitUntilItIsKnownWhoOwnsTheClinicAndHowHeIsReached() {
        Surgery surgery = new Surgery(events, clinics.fresh());
        Person owner = surgery.owner();
        surgery.tell(surgery.line(DELETED, owner.id(), NOW));
        await().until(() -> counts(surgery), counts -> counts.equals(List.of(1)));

        surgery.joins(owner, MemberRole.OWNER);
        await().until(() -> jobs(surgery, "alert_mail", "WAITING") == 1);
        surgery.tellClinic("Europe/Bucharest", "ro-RO");

        assertThat(mailbox(owner).await(1)).hasSize(1);
        awaitQuiet(surgery);
        assertThat(mailbox(owner).mails()).hasSize(1);
    }

    @Test
    void goToNobodyWhoIsNoOwnerAnyMore() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        Person demoted = surgery.clinic().admin();
        Person removed = surgery.clinic().staff();
        MemberRole owner = MemberRole.OWNER;
        surgery.tell(new MemberRoleChanged(demoted.id(), 2, owner, MemberRole.ADMIN, NOW));
        surgery.tell(new MemberRoleChanged(removed.id(), 2, owner, MemberRole.STAFF, NOW));
        surgery.tell(new MemberRemoved(removed.id(), 3, owner, NOW));
        surgery.tell(new MemberRoleChanged(demoted.id(), 3, MemberRole.VIEWER, owner, NOW));
        await().until(() -> TenantContext.call(
                surgery.clinic().id(),
                () -> team.owners().equals(List.of(surgery.owner().id())) && !team.includes(removed.id())));

        surgery.tell(surgery.line(DELETED, removed.id(), NOW));

        Mail told = mailbox(surgery.owner()).await(1).getFirst();
        assertThat(told.text()).contains("Cine: un program sau cineva care nu mai este în echipă");
        awaitQuiet(surgery);
        assertThat(mailbox(demoted).mails()).isEmpty();
        assertThat(mailbox(removed).mails()).isEmpty();
    }

    @Test
    void goToNobodyWhoseAddressWasTakenBack() {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        Person admin = surgery.clinic().admin();
        surgery.takeBack(surgery.tellContact(admin));
        await().until(() -> TenantContext.call(
                surgery.clinic().id(),
                () -> team.includes(admin.id()) && team.find(admin.id()).isEmpty()));

        surgery.tell(surgery.line(DELETED, admin.id(), NOW));
        await().until(() -> jobs(surgery, "alert_mail", "WAITING") == 2);
        clock.advance(Duration.ofMinutes(2));
        Mail told = mailbox(surgery.owner()).await(1).getFirst();
        clock.advance(Duration.ofMinutes(8));

        await().until(() -> jobs(surgery, "alert_mail", "DONE") == 2);
        assertThat(told.text()).contains("Cine: cineva din echipă");
        assertThat(mailbox(admin).mails()).isEmpty();
    }

    @Test
    void goToAPersonAsWhatHeIsInThatClinic() {
        Clinic one = clinics.fresh();
        Clinic other = clinics.fresh();
        Person inBoth = clinics.member(
                "Ilinca Dobre", new Membership(one.id(), Role.OWNER), new Membership(other.id(), Role.STAFF));
        Surgery his = Surgery.known(events, one);
        Surgery hers = Surgery.known(events, other);
        his.joins(inBoth, MemberRole.OWNER);
        hers.joins(inBoth, MemberRole.STAFF);
        await().until(() -> TenantContext.call(one.id(), () -> team.isOwner(inBoth.id()))
                && TenantContext.call(other.id(), () -> team.includes(inBoth.id()) && !team.isOwner(inBoth.id())));

        hers.tell(hers.line("audit.exported", other.owner().id(), NOW));
        his.tell(his.line(DELETED, one.owner().id(), NOW));

        mailbox(other.owner()).await(1);
        assertThat(mailbox(inBoth).await(1))
                .extracting(Mail::subject)
                .containsExactly("Acțiune critică: ștergerea fișei unui pacient");
        awaitQuiet(hers);
        assertThat(mailbox(inBoth).mails()).hasSize(1);
    }

    @Test
    void countEachOnceOfThoseThatInstancesTakeInAtOnce() throws Exception {
        Surgery surgery = Surgery.known(events, clinics.fresh());
        int many = 16;
        CyclicBarrier together = new CyclicBarrier(many);
        List<Callable<Void>> racers = Stream.generate(
                        () -> surgery.line(DELETED, surgery.owner().id(), NOW))
                .limit(many)
                .map(line -> (Callable<Void>) () -> {
                    together.await();
                    TenantContext.run(surgery.clinic().id(), () -> transactions.inOne(() -> tellOwners.take(line)));
                    return null;
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> racer : threads.invokeAll(racers)) {
                racer.get();
            }
        }

        assertThat(counts(surgery)).containsExactly(many);
        clock.advance(WINDOW);
        mailbox(surgery.owner()).await(2);
        awaitQuiet(surgery);
        assertThat(mailbox(surgery.owner()).mails()).hasSize(2);
    }

    /// How many lines each of the owner's notices tells of, in order.
    private List<Integer> counts(Surgery surgery) {
        return api.as(surgery.owner())
                .get("/api/notifications")
                .expect(200)
                .data()
                .valueStream()
                .map(notice -> notice.path("count").asInt())
                .sorted()
                .toList();
    }

    /// All that was told is taken in, and nothing of it is due any more.
    private void awaitQuiet(Surgery surgery) {
        await().until(() -> countJobs(and(
                        of(surgery),
                        regex("kind", "^alert_"),
                        in("state", "WAITING", "RUNNING"),
                        lte("next_at", clock.instant())))
                == 0);
    }

    private long jobs(Surgery surgery, String kind, String state) {
        return countJobs(and(of(surgery), eq("kind", kind), eq("state", state)));
    }

    private static Bson of(Surgery surgery) {
        return eq("tenant_id", surgery.clinic().id().value());
    }

    private long countJobs(Bson which) {
        return RealParts.database(database).getCollection("jobs").countDocuments(which);
    }
}
