package com.msaas.system.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.msaas.system.demo.PatientFile.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What each service made of the week, held against what was answered while it was made.
final class Outcome {
    /// What of a timeline follows from the answers; reminders that were planned and dropped since stand there too.
    private static final List<String> TOLD = List.of("client.", "appointment.", "notice.sent");

    private final Story story;
    private final Owner owner;
    private final Week week;
    private final Map<Treatment, UUID> services;
    private final Map<UUID, Row> patients;
    private final int walkIns;
    private final Post post;

    Outcome(
            Story story,
            Owner owner,
            Week week,
            Map<Treatment, UUID> services,
            Map<UUID, Row> patients,
            int walkIns,
            Post post) {
        this.story = story;
        this.owner = owner;
        this.week = week;
        this.services = services;
        this.patients = patients;
        this.walkIns = walkIns;
        this.post = post;
    }

    void look() {
        lookAtTheCalendar();
        lookAtPatients();
        lookAtMails();
        lookAtNumbers();
    }

    private void lookAtTheCalendar() {
        story.step("scheduling: the calendar is what was answered, and nothing overlaps");
        Map<UUID, Booked> known = week.all().stream().collect(Collectors.toMap(Booked::id, one -> one));
        List<Booked> calendar = new ArrayList<>();
        Set<String> differences = new TreeSet<>();
        for (JsonNode one : owner.all("/api/appointments?start=" + start() + "&end=" + end() + "&")) {
            UUID id = UUID.fromString(one.path("id").asString());
            Booked expected = known.get(id);
            if (expected == null
                    || !expected.status().equals(one.path("status").asString())
                    || !expected.visit()
                            .start()
                            .toString()
                            .equals(one.path("start_time").asString())) {
                differences.add(one.toString());
            } else {
                calendar.add(new Booked(
                        id,
                        UUID.fromString(one.path("client_id").asString()),
                        UUID.fromString(one.path("provider_id").asString()),
                        expected.treatment(),
                        Week.chair(one),
                        expected.visit(),
                        expected.status(),
                        0));
            }
        }
        story.agree("appointments", known.size(), calendar.size());
        story.agree("that differ from what was answered", Set.of(), differences);
        story.agree("that overlap", 0L, Week.overlaps(calendar));
    }

    private void lookAtPatients() {
        story.step("crm: each patient's statistics, and some timelines");
        Map<UUID, List<Booked>> byPatient = week.all().stream().collect(groupingBy(Booked::patient));
        Map<String, String> expected = new TreeMap<>();
        patients.forEach((id, row) -> {
            List<Booked> theirs = byPatient.getOrDefault(id, List.of());
            expected.put(
                    id.toString(),
                    "%d appointments, %d missed, %s RON"
                            .formatted(
                                    Figures.count(theirs, one -> !one.is("cancelled")),
                                    Figures.count(theirs, one -> one.is("no_show")),
                                    Figures.earned(theirs)));
        });
        story.agreeInTheEnd("statistics of " + expected.size() + " patients", expected, () -> {
            Map<String, String> there = new TreeMap<>();
            for (JsonNode client : owner.all("/api/clients?")) {
                if (expected.containsKey(client.path("id").asString())) {
                    there.put(
                            client.path("id").asString(),
                            "%d appointments, %d missed, %s RON"
                                    .formatted(
                                            client.path("appointments_count").asInt(),
                                            client.path("no_show_count").asInt(),
                                            client.at("/total_spent/amount").asString()));
                }
            }
            return there;
        });
        byPatient.entrySet().stream().limit(5).forEach(one -> {
            Map<String, Long> entries = timeline(one.getValue());
            story.agreeInTheEnd(
                    "a timeline",
                    entries,
                    () -> owner.get("/api/clients/" + one.getKey() + "/activity?limit=100")
                            .expect(200)
                            .data()
                            .valueStream()
                            .map(entry -> entry.path("type").asString())
                            .filter(type -> TOLD.stream().anyMatch(type::startsWith))
                            .collect(groupingBy(type -> type, counting())));
        });
    }

    private Map<String, Long> timeline(List<Booked> theirs) {
        Map<String, Long> entries = new TreeMap<>(Map.of("client.added", 1L));
        theirs.forEach(one -> happened(one).forEach(what -> entries.merge("appointment." + what, 1L, Long::sum)));
        theirs.stream()
                .filter(one -> post.address(one).isPresent())
                .forEach(one -> entries.merge("notice.sent", Post.about(one), Long::sum));
        return entries;
    }

    /// What happened to an appointment, in the words of events and of the audit log.
    private static List<String> happened(Booked one) {
        List<String> what = new ArrayList<>(List.of("booked"));
        for (int i = 0; i < one.moves(); i++) {
            what.add("rescheduled");
        }
        switch (one.status()) {
            case "cancelled" -> what.add("cancelled");
            case "completed" -> what.addAll(List.of("confirmed", "checked_in", "started", "completed"));
            case "no_show" -> what.addAll(List.of("confirmed", "marked_no_show"));
            default -> {}
        }
        return what;
    }

    private void lookAtMails() {
        story.step("notification: each patient with an address got each mail once");
        Map<String, Long> expected = post.expected(week.all());
        story.agreeInTheEnd(
                "mails to " + expected.size() + " addresses", expected, () -> post.arrived(expected.keySet()));
        long sent = expected.values().stream().mapToLong(n -> n).sum();
        story.agreeInTheEnd(
                "deliveries that are sent", (int) sent, () -> owner.total("/api/notifications/deliveries?state=sent"));
        long reminders = week.all().stream()
                .filter(one -> one.is("scheduled"))
                .filter(one -> post.address(one).isPresent())
                .count();
        story.say(reminders + " visits with an address are ahead");
    }

    private void lookAtNumbers() {
        story.step("billing, analytics, audit: the same week in figures");
        List<Booked> all = week.all();
        int clients = walkIns + patients.size();
        story.agreeInTheEnd("usage", "%d appointments, %d patients, 1 member".formatted(all.size(), clients), () -> {
            JsonNode usage = owner.get("/api/billing/usage").expect(200).data();
            return "%d appointments, %d patients, %d member"
                    .formatted(
                            usage.path("appointments_created").asInt(),
                            usage.path("clients_created").asInt(),
                            usage.path("team_members").asInt());
        });
        String dashboard = "/api/analytics/dashboard?from=" + LocalDate.now(Week.ZONE) + "&to=" + week.friday();
        story.agreeInTheEnd("dashboard", Figures.of(all) + ", " + clients + " new patients", () -> {
            JsonNode data = owner.get(dashboard).expect(200).data();
            return Figures.of(data.path("appointments"), data.path("revenue")) + ", "
                    + data.path("new_clients").asInt() + " new patients";
        });
        Map<String, String> days = new TreeMap<>();
        all.stream()
                .collect(groupingBy(one -> LocalDate.ofInstant(one.visit().start(), Week.ZONE)))
                .forEach((day, theirs) -> days.put(day.toString(), Figures.of(theirs)));
        story.agreeInTheEnd("by day", days, () -> by(dashboard, "by_day", "date"));
        Map<String, String> dentists = new TreeMap<>();
        all.stream()
                .collect(groupingBy(Booked::provider))
                .forEach((id, theirs) -> dentists.put(id.toString(), Figures.of(theirs)));
        story.agreeInTheEnd("by provider", dentists, () -> by(dashboard, "by_provider", "provider_id"));
        Map<String, String> treatments = new TreeMap<>();
        all.stream()
                .collect(groupingBy(Booked::treatment))
                .forEach((treatment, theirs) ->
                        treatments.put(String.valueOf(services.get(treatment)), Figures.of(theirs)));
        story.agreeInTheEnd("by service", treatments, () -> by(dashboard, "by_service", "service_id"));

        Map<String, Long> actions = new TreeMap<>(Map.of("client.created", (long) clients));
        for (Booked one : all) {
            for (String what : happened(one)) {
                actions.merge(
                        "appointment." + what.replace("started", "in_progress").replace("marked_no_show", "no_show"),
                        1L,
                        Long::sum);
            }
        }
        story.agreeInTheEnd("audit log", actions, () -> {
            Map<String, Long> there = new TreeMap<>();
            actions.keySet()
                    .forEach(action -> there.put(action, (long) owner.total("/api/audit-logs?action=" + action)));
            return there;
        });
        story.agree("notices to staff of bookings", true, owner.total("/api/notifications") >= all.size());
    }

    private Map<String, String> by(String dashboard, String list, String key) {
        Map<String, String> there = new TreeMap<>();
        owner.get(dashboard).expect(200).data().path(list).forEach(one -> {
            if (one.path("booked").asInt() > 0) {
                there.put(one.path(key).asString(), Figures.of(one, one.path("revenue")));
            }
        });
        return there;
    }

    private String start() {
        return week.monday().atTime(LocalTime.MIN).atZone(Week.ZONE).toInstant().toString();
    }

    private String end() {
        return week.friday().plusDays(1).atStartOfDay(Week.ZONE).toInstant().toString();
    }
}
