package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators ask of a running service: to deliver parked messages again, to make a projection anew, to
/// let a parked outbox go on, to seal secrets with another key, to grant a plan. They come with a token of their own,
/// past the gateway.
final class Operations {

    static final int PATIENCE_MILLIS = 60_000;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int LOOKS_FOR_NEW_CLINIC = 6;
    private static final int NOT_FOUND = 404;

    private final OperatorDoor door;

    Operations(OperatorDoor door) {
        this.door = door;
    }

    void replay(List<String> arguments) {
        List<String> words = expect(arguments, "replay SERVICE [--dry-run]", 1);
        show(post(words.getFirst(), "/operations/dead-letters/replay", arguments));
    }

    /// Begins to make the projection anew and tells of its progress until the new one has taken over.
    void rebuild(List<String> arguments) {
        List<String> words = expect(arguments, "rebuild SERVICE PROJECTION [--dry-run]", 2);
        String projection = "/operations/projections/" + encoded(words.get(1));
        JsonNode report = post(words.getFirst(), projection + "/rebuild", arguments);
        while (!arguments.contains("--dry-run") && !report.path("building").isNull()) {
            Screen.say("  generation %s: %s of %s messages"
                    .formatted(
                            report.path("building").asString(),
                            report.path("done").asString(),
                            report.path("goal").asString()));
            LockSupport.parkNanos(Duration.ofMillis(LOOK_EVERY_MILLIS).toNanos());
            report = call("GET", words.getFirst(), projection);
        }
        show(report);
        JsonNode comparison = report.path("last_comparison");
        if (!comparison.path("before").equals(comparison.path("after"))) {
            throw new Trouble("the new generation of " + words.get(1)
                    + " differs from the one before: the copy was not what the history says");
        }
    }

    void release(List<String> arguments) {
        List<String> words = expect(arguments, "release SERVICE TENANT_ID [--dry-run]", 2);
        show(post(words.getFirst(), "/operations/outbox/" + encoded(words.get(1)) + "/release", arguments));
    }

    void reseal(List<String> arguments) {
        expect(arguments, "reseal [--dry-run]", 0);
        show(post(ClinicService.TENANT.module(), "/operations/integrations/reseal", arguments));
    }

    /// Grants a plan. A clinic that was founded a moment ago is waited for a little: the service that is asked
    /// hears of it by an event.
    void plan(List<String> arguments) {
        PlanGrant grant = PlanGrant.of(arguments);
        String billing = ClinicService.BILLING.module();
        String path = "/operations/billing/grants";
        Web.Answer answer = send("POST", billing, path, grant.json());
        for (int again = 0; answer.status() == NOT_FOUND && again < LOOKS_FOR_NEW_CLINIC; again++) {
            LockSupport.parkNanos(Duration.ofMillis(LOOK_EVERY_MILLIS).toNanos());
            answer = send("POST", billing, path, grant.json());
        }
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        if (!answer.isOk()) {
            throw new Trouble(body.path("error").asString(answer.body()));
        }
        JsonNode granted = body.path("data");
        Screen.say("clinic %s has the plan %s now%s"
                .formatted(
                        granted.path("tenant_id").asString(),
                        granted.path("plan").asString(),
                        grant.until().map(day -> ", until the end of " + day).orElse("")));
    }

    private static void show(JsonNode data) {
        Screen.say(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(data));
    }

    private static List<String> expect(List<String> arguments, String usage, int count) {
        List<String> words = new ArrayList<>(arguments);
        words.remove("--dry-run");
        if (words.size() != count || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Trouble("usage: ./clinic " + usage);
        }
        return words;
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private JsonNode post(String serviceName, String path, List<String> arguments) {
        return call("POST", serviceName, path + "?dry_run=" + arguments.contains("--dry-run"));
    }

    private JsonNode call(String method, String serviceName, String path) {
        Web.Answer answer = send(method, serviceName, path, "");
        if (!answer.isOk()) {
            throw new Trouble(serviceName + " answered " + answer.status() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("data");
    }

    private Web.Answer send(String method, String serviceName, String path, String body) {
        ClinicService service = ClinicService.named(serviceName)
                .orElseThrow(() -> new Trouble("there is no service '" + serviceName + "'; there are "
                        + String.join(", ", ClinicService.names())));
        String url = door.address(service) + path;
        try {
            Map<String, String> headers =
                    new HashMap<>(Map.of("Authorization", "Bearer " + door.token(), "Accept", "application/json"));
            headers.put(body.isEmpty() ? "Content-Length" : "Content-Type", body.isEmpty() ? "0" : "application/json");
            return Web.send(method, url, headers, body, PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new Trouble(serviceName + " did not answer at " + url + ": " + e.getMessage());
        }
    }
}
