package com.msaas.localstack.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// A plan to be granted to a clinic, as the command line says it.
///
/// @param clinic its owner's email address; the clinic's own id where the owner has several
/// @param until the last day, in the zone that clinics have unless they choose another
record PlanGrant(String clinic, String plan, String reason, Optional<LocalDate> until) {

    static final String USAGE = "plan OWNER_EMAIL free|starter|pro|enterprise [--reason TEXT] [--until 2027-03-31]";

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Bucharest");
    private static final String USUAL_REASON = "granted on the local stack";
    private static final List<String> PLANS = List.of("free", "starter", "pro", "enterprise");

    static PlanGrant of(List<String> arguments) {
        List<String> words = new ArrayList<>();
        String reason = USUAL_REASON;
        Optional<LocalDate> until = Optional.empty();
        for (int at = 0; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case "--reason" -> reason = valueAfter(arguments, at++);
                case "--until" -> until = Optional.of(date(valueAfter(arguments, at++)));
                default -> words.add(arguments.get(at));
            }
        }
        if (words.size() != 2 || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Trouble("usage: ./clinic " + USAGE);
        }
        if (!PLANS.contains(words.get(1))) {
            throw new Trouble("there is no plan '" + words.get(1) + "'; there are " + String.join(", ", PLANS));
        }
        return new PlanGrant(words.getFirst(), words.get(1), reason, until);
    }

    private static String valueAfter(List<String> arguments, int at) {
        if (at + 1 == arguments.size() || arguments.get(at + 1).isBlank()) {
            throw new Trouble(arguments.get(at) + " needs a value; usage: ./clinic " + USAGE);
        }
        return arguments.get(at + 1);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new Trouble("--until takes a date such as 2027-03-31, not '" + text + "'");
        }
    }

    /// What the service is sent.
    String json() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put(isId() ? "tenant_id" : "owner_email", clinic);
        body.put("plan", plan);
        body.put("reason", reason);
        until.ifPresent(day -> body.put(
                "until", day.plusDays(1).atStartOfDay(USUAL_ZONE).toInstant().toString()));
        return JsonMapper.shared().writeValueAsString(body);
    }

    private boolean isId() {
        try {
            return UUID.fromString(clinic).toString().equalsIgnoreCase(clinic);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
