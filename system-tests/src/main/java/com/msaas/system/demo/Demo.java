package com.msaas.system.demo;

import com.msaas.contracts.Topic;
import com.msaas.system.TheSystem;
import com.msaas.system.demo.PatientFile.Row;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Mailbox;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// The first week of a practice, told step by step.
public final class Demo {
    private static final int WALK_INS = 50;
    private static final int APPOINTMENTS = 150;
    private static final int REFUSED = 25;
    private static final int MOVED = 15;
    private static final int REFUSED_MOVES = 5;
    private static final int CANCELLED = 12;
    private static final int COMPLETED = 10;
    private static final int MISSED = 4;
    private static final String PASSWORD = "o-parola-destul-de-lunga-7";
    private static final Pattern LINK = Pattern.compile("verify-email\\?token=([\\w-]+)");
    private static final List<Map<String, String>> HOURS = Stream.of("MON", "TUE", "WED", "THU", "FRI")
            .map(day -> Map.of("day", day, "start", "08:00", "end", "20:00"))
            .toList();

    private final Installation installation;
    private final Story story;
    private final Random random;
    private final ApiClient anybody;
    private final LocalDate today = LocalDate.now(Week.ZONE);
    private final PatientFile file = PatientFile.read(today);
    private final String clinicName;
    private final Post post;
    private final Map<Treatment, UUID> services = new EnumMap<>(Treatment.class);
    private final Map<UUID, List<Treatment>> providers = new LinkedHashMap<>();
    private final List<UUID> chairs = new ArrayList<>();
    private final Map<UUID, Row> patients = new LinkedHashMap<>();

    private Demo(Installation installation, long seed, Consumer<String> out) {
        this.installation = installation;
        this.story = new Story(out);
        this.random = new Random(seed);
        this.anybody = ApiClient.of(installation.gateway());
        // a name of its own for each run, since mail is kept from one to the next
        this.clinicName = "Clinica Zâmbet " + UUID.randomUUID().toString().substring(24);
        this.post = new Post(installation.mailApi(), clinicName, patients);
    }

    /// Tells the story once.
    ///
    /// @param seed what is drawn at random follows from it
    /// @return whether all that came out is what had to
    public static boolean run(Installation installation, long seed, Consumer<String> out) {
        Demo demo = new Demo(installation, seed, out);
        try {
            demo.tell();
        } catch (RuntimeException | AssertionError e) {
            demo.story.broken(e);
        }
        return demo.story.end();
    }

    private void tell() {
        Owner owner = register();
        meetTheFreeLimit(owner);
        setUp(owner);
        importPatients(owner);
        CompletableFuture<Void> meanwhile =
                CompletableFuture.runAsync(installation::whileTheWeekIsBooked, Thread::startVirtualThread);
        Week week = bookAWeek(owner);
        changeSome(week);
        meanwhile.join();
        letPatientsWrite(owner);
        new Outcome(story, owner, week, services, patients, WALK_INS, post).look();
        lookForLeaks();
    }

    private Owner register() {
        story.step("A clinic registers, verifies its address by the mail that arrives, and signs in");
        String email = "ana." + UUID.randomUUID().toString().substring(24) + "@clinica.example";
        anybody.post(
                        "/api/auth/register",
                        Map.of(
                                "email", email,
                                "password", PASSWORD,
                                "name", "Ana Ionescu",
                                "clinic_name", clinicName))
                .expect(201);
        Mailbox.Mail mail = Awaitility.await()
                .until(() -> post.mailbox(email).mails(), mails -> !mails.isEmpty())
                .getFirst();
        story.say("mail: " + mail.subject());
        anybody.post("/api/auth/verify-email", Map.of("token", mail.find(LINK))).expect(200);
        Owner owner = Owner.signIn(anybody, email, PASSWORD);
        JsonNode session = owner.get("/api/auth/session").expect(200).data();
        story.agree("signed in at", clinicName, session.at("/tenant/name").asString());
        story.agree("plan", "free", session.at("/entitlements/plan").asString());
        return owner;
    }

    private void meetTheFreeLimit(Owner owner) {
        story.step("On the Free plan 50 walk-in patients fit; one more does not, until an operator grants Pro");
        for (int i = 1; i <= WALK_INS; i++) {
            owner.created("/api/clients", Map.of("first_name", "Fără programare", "last_name", "Pacient " + i));
        }
        Map<String, String> oneMore = Map.of("first_name", "Încă", "last_name", "Unul");
        Answer refused = owner.post("/api/clients", oneMore);
        story.agree("answer", "402 PLAN_LIMIT_REACHED", refused.status() + " " + refused.code());
        story.agree("lifted by", "starter", refused.details().path("lifted_by").asString());
        installation.grant(owner.email(), "pro");
        story.agreeInTheEnd(
                "plan now",
                "pro",
                () -> owner.get("/api/auth/session")
                        .data()
                        .at("/entitlements/plan")
                        .asString());
        story.agreeInTheEnd(
                "patients without limit",
                true,
                () -> owner.get("/api/auth/session")
                        .data()
                        .at("/entitlements/limits/clients")
                        .isNull());
    }

    private void setUp(Owner owner) {
        story.step("The clinic sets its hours, two dentists, a hygienist, two chairs and what they do");
        owner.patch("/api/tenant", Map.of("opening_hours", HOURS)).expect(200);
        for (Treatment treatment : Treatment.values()) {
            services.put(treatment, owner.created("/api/services", treatment.asRequest()));
        }
        List<Treatment> dentistry = List.of(Treatment.CONSULTATION, Treatment.FILLING, Treatment.EXTRACTION);
        provider(owner, "Dr. Ioana Ilinca Vraciu", "dentist", dentistry);
        provider(owner, "Dr. Horațiu Cosma", "dentist", dentistry);
        provider(owner, "Timeea Bratu", "hygienist", List.of(Treatment.CLEANING));
        for (String chair : List.of("Scaunul 1", "Scaunul 2")) {
            chairs.add(owner.created("/api/resources", Map.of("name", chair, "type", "chair")));
        }
        story.say(services.size() + " services, " + providers.size() + " people, " + chairs.size() + " chairs");
    }

    private void provider(Owner owner, String name, String type, List<Treatment> does) {
        UUID id = owner.created(
                "/api/providers",
                Map.of(
                        "name", name,
                        "type", type,
                        "weekly_hours", HOURS,
                        "service_ids", does.stream().map(services::get).toList()));
        providers.put(id, does);
    }

    private void importPatients(Owner owner) {
        story.step("Its list of patients comes in from a CSV file of %d rows, on trial first".formatted(file.size()));
        JsonNode trial = imported(owner, true);
        story.agree(
                "trial: would be created",
                file.patients().size(),
                trial.path("created").asInt());
        story.agree("patients after the trial", WALK_INS, owner.total("/api/clients"));
        JsonNode done = imported(owner, false);
        story.agree("created", file.patients().size(), done.path("created").asInt());
        story.agree("rows of people who are there already", file.twins(), rows(done.path("duplicates")));
        story.agree("rows that are wrong, and where", file.wrong(), wrong(done.path("errors")));
        JsonNode again = imported(owner, false);
        story.agree("the same file once more: created", 0, again.path("created").asInt());
        story.agree("patients", WALK_INS + file.patients().size(), owner.total("/api/clients"));

        Map<String, Row> byName = file.patients().stream().collect(Collectors.toMap(Row::name, row -> row));
        for (JsonNode client : owner.all("/api/clients?")) {
            Row row = byName.get(client.path("first_name").asString() + " "
                    + client.path("last_name").asString());
            if (row != null) {
                patients.put(UUID.fromString(client.path("id").asString()), row);
            }
        }
        story.agree("patients found again by name", byName.size(), patients.size());
        story.agree(
                "phones as the file means them",
                file.patients().stream()
                        .flatMap(row -> row.fullPhone().stream())
                        .collect(Collectors.toSet()),
                owner.all("/api/clients?").stream()
                        .flatMap(client -> client.path("phones").valueStream().map(JsonNode::asString))
                        .collect(Collectors.toSet()));
        Row withDiacritics = file.patients().stream()
                .filter(row -> row.last().startsWith("Ș"))
                .findFirst()
                .orElseThrow();
        story.agree(
                "'" + withDiacritics.last().replace("Ș", "S") + "' finds",
                (int) file.patients().stream()
                        .filter(row -> row.last().equals(withDiacritics.last()))
                        .count(),
                owner.total("/api/clients?search=" + withDiacritics.last().replace("Ș", "S")));
    }

    private JsonNode imported(Owner owner, boolean dryRun) {
        Upload upload = Upload.of("pacienti.csv", file.content(), Map.of("dry_run", String.valueOf(dryRun)));
        String key = UUID.randomUUID().toString();
        Answer accepted = owner.ask(client -> client.header("Content-Type", upload.type())
                        .header("Idempotency-Key", key)
                        .post("/api/clients/import", upload.body()))
                .expect(202);
        String job = "/api/clients/import/" + accepted.data().path("job_id").asString();
        return Awaitility.await()
                .atMost(TheSystem.PATIENCE)
                .until(
                        () -> owner.get(job).expect(200).data(),
                        report -> !List.of("waiting", "running")
                                .contains(report.path("state").asString()));
    }

    private Week bookAWeek(Owner owner) {
        LocalDate monday = today.plusDays(3).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        story.step("A week is booked, from Monday " + monday + ": " + APPOINTMENTS + " appointments, and " + REFUSED
                + " tries to book a time twice");
        Week week = new Week(owner, monday, random, services, providers, chairs, List.copyOf(patients.keySet()));
        Map<String, Integer> refusals = new TreeMap<>();
        for (int i = 0; i < APPOINTMENTS; i++) {
            week.bookOne();
            if (i >= APPOINTMENTS / 3
                    && refusals.values().stream().mapToInt(n -> n).sum() < REFUSED) {
                refusals.merge(week.bookTwice(), 1, Integer::sum);
            }
        }
        story.agree("answers to double bookings", Map.of("409 CONFLICT_DETECTED", REFUSED), refusals);
        return week;
    }

    private void changeSome(Week week) {
        story.step("Some patients move, some cancel, some come, some do not");
        awaitMails(week);
        Map<String, Integer> refusals = new TreeMap<>();
        for (int i = 0; i < MOVED; i++) {
            week.move();
        }
        for (int i = 0; i < REFUSED_MOVES; i++) {
            refusals.merge(week.moveOntoAnother(), 1, Integer::sum);
        }
        story.agree("answers to moves onto another", Map.of("409 CONFLICT_DETECTED", REFUSED_MOVES), refusals);
        awaitMails(week);
        for (int i = 0; i < CANCELLED; i++) {
            week.take("cancelled");
        }
        for (int i = 0; i < COMPLETED; i++) {
            week.take("confirmed", "checked_in", "in_progress", "completed");
        }
        for (int i = 0; i < MISSED; i++) {
            week.take("confirmed", "no_show");
        }
        story.say(MOVED + " moved, " + CANCELLED + " cancelled, " + COMPLETED + " done, " + MISSED + " stayed away");
    }

    /// What is told of a time that has changed meanwhile is not sent any more, so each change waits for the mails of
    /// the one before.
    private void awaitMails(Week week) {
        Map<String, Long> expected = post.expected(week.all());
        Awaitility.await().atMost(TheSystem.PATIENCE).until(() -> post.arrived(expected.keySet()), expected::equals);
    }

    private void letPatientsWrite(Owner owner) {
        story.step("A patient and a stranger write by the clinic's contact form, and get an answer");
        String slug = owner.get("/api/tenant").expect(200).data().path("slug").asString();
        Map.Entry<UUID, Row> patient = patients.entrySet().stream()
                .filter(one -> one.getValue().foldedEmail().isPresent())
                .findFirst()
                .orElseThrow();
        String door = "/api/public/" + slug + "/contact";
        String stranger = "necunoscut." + UUID.randomUUID().toString().substring(24) + "@exemplu.ro";
        anybody.post(
                        door,
                        Map.of(
                                "name", patient.getValue().name(),
                                "email", patient.getValue().email(),
                                "message", "Bună ziua, pot veni mai devreme?"))
                .expect(201);
        anybody.post(door, Map.of("name", "Un străin", "email", stranger, "message", "Lucrați sâmbăta?"))
                .expect(201);
        String forms = "/api/conversations?channel=web_form";
        story.agreeInTheEnd("conversations by form", 2, () -> owner.total(forms));
        story.agreeInTheEnd(
                "the patient is recognised",
                Set.of(patient.getKey().toString()),
                () -> owner.get(forms)
                        .data()
                        .valueStream()
                        .filter(one -> one.path("client_id").isString())
                        .map(one -> one.path("client_id").asString())
                        .collect(Collectors.toSet()));
        JsonNode theirs = owner.get(forms)
                .data()
                .valueStream()
                .filter(one -> !one.path("client_id").isString())
                .findFirst()
                .orElseThrow();
        String messages = "/api/conversations/" + theirs.path("id").asString() + "/messages";
        owner.post(messages, Map.of("body", "Bună ziua, sâmbăta suntem închiși."))
                .expect(201);
        story.agreeInTheEnd(
                "answer",
                "sent",
                () -> owner.get(messages)
                        .data()
                        .valueStream()
                        .filter(one -> one.path("direction").asString().equals("out"))
                        .map(one -> one.path("delivery")
                                .asString(one.at("/delivery/state").asString("")))
                        .findFirst()
                        .orElse(""));
        story.agreeInTheEnd("mails that the stranger got", Map.of(stranger, 1L), () -> post.arrived(Set.of(stranger)));
    }

    private void lookForLeaks() {
        story.step("No name, phone or address of a patient stands in an event or a log");
        List<String> known = new ArrayList<>();
        for (Row row : file.patients()) {
            known.add(row.name());
            known.add(row.last() + " " + row.first());
            row.foldedEmail().ifPresent(known::add);
            row.fullPhone().ifPresent(phone -> {
                known.add(phone);
                known.add(phone.replace("+40", "0"));
            });
            if (!row.phone().isEmpty()) {
                known.add(row.phone());
            }
            if (!row.cnp().isEmpty()) {
                known.add(row.cnp());
            }
        }
        Leaks leaks = new Leaks(known);
        Set<String> addresses = new HashSet<>();
        file.patients().forEach(row -> row.foldedEmail().ifPresent(addresses::add));
        Set<String> onContactTopics =
                leaks.inTopics(installation.kafka(), topic -> topic.cleanup() == Topic.Cleanup.CONTACT);
        story.agree("the look finds them where they may be", true, onContactTopics.containsAll(addresses));
        story.agree(
                "in events",
                Set.of(),
                leaks.inTopics(installation.kafka(), topic -> topic.cleanup() != Topic.Cleanup.CONTACT));
        story.agree("in " + installation.logs().size() + " logs", Set.of(), leaks.inFiles(installation.logs()));
    }

    private static Set<Integer> rows(JsonNode list) {
        return list.valueStream().map(one -> one.path("row").asInt()).collect(Collectors.toSet());
    }

    private static Set<String> wrong(JsonNode errors) {
        return errors.valueStream()
                .map(one -> one.path("row").asInt() + " "
                        + one.path("field").asString().replaceFirst("\\[.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
