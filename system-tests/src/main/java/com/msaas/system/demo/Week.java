package com.msaas.system.demo;

import com.msaas.testsupport.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The practice's week as it fills: knows from the answers so far what has to be answered next.
final class Week {
    static final int DAYS = 5;
    static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
    private static final int FIRST_QUARTER = 8 * 4 + 2;
    private static final int LAST_QUARTER = 19 * 4 - 2;
    private static final int TRIES = 100_000;

    private final Owner owner;
    private final LocalDate monday;
    private final Random random;
    private final Map<Treatment, UUID> services;
    private final Map<UUID, List<Treatment>> providers;
    private final List<UUID> chairs;
    private final List<UUID> patients;
    private final Map<UUID, Booked> booked = new LinkedHashMap<>();

    Week(
            Owner owner,
            LocalDate monday,
            Random random,
            Map<Treatment, UUID> services,
            Map<UUID, List<Treatment>> providers,
            List<UUID> chairs,
            List<UUID> patients) {
        this.owner = owner;
        this.monday = monday;
        this.random = random;
        this.services = services;
        this.providers = providers;
        this.chairs = chairs;
        this.patients = patients;
    }

    /// A visit that somebody wishes for.
    private record Wish(UUID patient, UUID provider, Treatment treatment, Span visit) {}

    /// A visit that is to be at another time.
    private record Move(Booked one, Span to) {}

    List<Booked> all() {
        return List.copyOf(booked.values());
    }

    LocalDate monday() {
        return monday;
    }

    LocalDate friday() {
        return monday.plusDays(DAYS - 1L);
    }

    /// Books a visit for which there is room.
    void bookOne() {
        Wish wish = draw(true);
        Answer answer = ask(wish).expect(201);
        booked.put(
                answer.id(),
                new Booked(
                        answer.id(),
                        wish.patient,
                        wish.provider,
                        wish.treatment,
                        chair(answer.data()),
                        wish.visit,
                        answer.data().path("status").asString(),
                        0));
    }

    /// Asks for a visit for which there is none.
    ///
    /// @return what was answered
    String bookTwice() {
        Answer answer = ask(draw(false));
        return answer.status() + " " + answer.code();
    }

    /// Moves a visit to where its dentist and its chair are free. Not one that was moved a moment ago: a mail about
    /// its first move would be no news any more.
    void move() {
        Move move = drawMove(drawn ->
                drawn.one.moves() == 0 && !drawn.to.equals(drawn.one.visit()) && !isTaken(drawn.one, drawn.to));
        Answer moved = ask(move).expect(200);
        booked.put(move.one.id(), move.one.movedTo(move.to, chair(moved.data())));
    }

    /// Tries to move a visit to where its dentist has another.
    ///
    /// @return what was answered
    String moveOntoAnother() {
        Answer answer =
                ask(drawMove(drawn -> taking().anyMatch(other -> !other.id().equals(drawn.one.id())
                        && other.provider().equals(drawn.one.provider())
                        && other.busy().overlaps(drawn.one.treatment().busy(drawn.to)))));
        return answer.status() + " " + answer.code();
    }

    /// Any visit and any time at once: for some visit there may be no other place in a full week.
    private Move drawMove(Predicate<Move> wanted) {
        return pick(
                () -> {
                    Booked one = any("scheduled");
                    return new Move(one, someSpan(one.treatment()));
                },
                wanted);
    }

    private Answer ask(Move move) {
        return owner.patch(
                "/api/appointments/" + move.one.id(),
                Map.of("start_time", move.to.start().toString()));
    }

    /// Takes a visit that stands through these states.
    void take(String... statuses) {
        Booked one = any("scheduled");
        for (String status : statuses) {
            Map<String, String> change = new HashMap<>(Map.of("status", status));
            if (status.equals("cancelled")) {
                change.put("cancellation_reason", "Pacientul nu mai poate ajunge");
            }
            owner.patch("/api/appointments/" + one.id(), change).expect(200);
            one = one.now(status);
            booked.put(one.id(), one);
        }
    }

    /// Pairs that keep the same dentist or chair busy at the same time, in what the calendar itself says.
    static long overlaps(List<Booked> calendar) {
        long pairs = 0;
        for (int i = 0; i < calendar.size(); i++) {
            for (Booked other : calendar.subList(i + 1, calendar.size())) {
                Booked one = calendar.get(i);
                boolean share = one.provider().equals(other.provider())
                        || one.chair() != null && one.chair().equals(other.chair());
                if (share && one.takesTime() && other.takesTime() && one.busy().overlaps(other.busy())) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    static @Nullable UUID chair(JsonNode appointment) {
        JsonNode chair = appointment.path("resource_id");
        return chair.isNull() ? null : UUID.fromString(chair.asString());
    }

    private Answer ask(Wish wish) {
        return owner.post(
                "/api/appointments",
                Map.of(
                        "client_id",
                        wish.patient,
                        "provider_id",
                        wish.provider,
                        "service_id",
                        services.get(wish.treatment),
                        "start_time",
                        wish.visit.start().toString()));
    }

    private Wish draw(boolean withRoom) {
        return pick(
                () -> {
                    UUID provider = any(List.copyOf(providers.keySet()));
                    Treatment treatment = any(providers.getOrDefault(provider, List.of()));
                    return new Wish(any(patients), provider, treatment, someSpan(treatment));
                },
                wish -> hasRoom(wish) == withRoom);
    }

    private boolean hasRoom(Wish wish) {
        Span busy = wish.treatment.busy(wish.visit);
        List<Booked> meanwhile =
                taking().filter(other -> other.busy().overlaps(busy)).toList();
        boolean dentistIsFree =
                meanwhile.stream().noneMatch(other -> other.provider().equals(wish.provider));
        boolean aChairIsFree =
                chairs.stream().anyMatch(chair -> meanwhile.stream().noneMatch(other -> chair.equals(other.chair())));
        return dentistIsFree && (!wish.treatment.inAChair() || aChairIsFree);
    }

    private boolean isTaken(Booked one, Span to) {
        return taking().filter(other -> !other.id().equals(one.id()))
                .filter(other -> other.provider().equals(one.provider())
                        || one.chair() != null && one.chair().equals(other.chair()))
                .anyMatch(other -> other.busy().overlaps(one.treatment().busy(to)));
    }

    private Stream<Booked> taking() {
        return booked.values().stream().filter(Booked::takesTime);
    }

    private Span someSpan(Treatment treatment) {
        int quarter = FIRST_QUARTER + random.nextInt(LAST_QUARTER - FIRST_QUARTER - treatment.minutes() / 15);
        Instant start = monday.plusDays(random.nextInt(DAYS))
                .atStartOfDay(ZONE)
                .plusMinutes(quarter * 15L)
                .toInstant();
        return Span.of(start, treatment.minutes());
    }

    private Booked any(String status) {
        return any(booked.values().stream().filter(one -> one.is(status)).toList());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static <T> T pick(Supplier<T> draw, Predicate<T> wanted) {
        return Stream.generate(draw)
                .limit(TRIES)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the week is too full for this story"));
    }
}
