package com.msaas.testsupport.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class DoorWalkTest {
    private static final Map<String, Object> NOTE = Map.of("text", "Rezervat pentru $gt", "rank", 3);

    private final ApiClient api;
    private final HttpDoorChecks doors;
    private final Clinic ours;
    private final Clinic theirs;

    @Autowired
    DoorWalkTest(ApiClient api, HttpDoorChecks doors, TestClinics clinics) {
        this.api = api;
        this.doors = doors;
        this.ours = clinics.fresh();
        this.theirs = clinics.fresh();
    }

    @TestFactory
    Stream<DynamicNode> passesGoodDoors() {
        return doors.walk(ours, theirs, samples())
                .filter(door -> !door.getDisplayName().contains("/bad/"));
    }

    @Test
    void noticesEachMistake() {
        Map<String, List<String>> failed = new LinkedHashMap<>();
        doors.walk(ours, theirs, samples())
                .filter(door -> door.getDisplayName().contains("/bad/"))
                .forEach(door -> failed.put(door.getDisplayName(), failures((DynamicContainer) door)));

        assertThat(failed.get("GET /bad/shows-everybodys")).containsExactly("shows another clinic nothing");
        assertThat(failed.get("GET /bad/shows-anything/{id}")).containsExactly("shows another clinic nothing");
        assertThat(failed.get("POST /bad/swallows-anything"))
                .containsExactly(
                        "lets our owner in",
                        "lets every role in that the table permits",
                        "shows another clinic nothing",
                        "takes no hostile body",
                        "does once what is asked twice under one key");
        assertThat(failed.get("GET /bad/answers-with-another-status")).contains("lets our owner in");
        assertThat(failed.get("GET /bad/takes-more-than-it-says")).contains("lets our owner in");
        assertThat(failed.get("POST /bad/stores-first")).contains("takes no hostile body");
        assertThat(failed.get("POST /bad/tells-no-log")).containsExactly("lets our owner in");
        assertThat(failed.get("POST /bad/tells-the-log-later")).containsExactly("lets our owner in");
        assertThat(failed.get("GET /bad/sends-bytes-each-time")).contains("lets our owner in");
        assertThat(failed.get("GET /bad/fails")).contains("lets our owner in");
        assertThat(failed.get("GET /bad/has-no-sample"))
                .contains(
                        "lets our owner in",
                        "is in the permission table, or open, or about the caller alone",
                        "refuses who brings no token, or a bad one");
    }

    private DoorSamples samples() {
        return door -> switch (door) {
            case "GET /api/notes" -> {
                aNote();
                yield Sample.of("/api/notes");
            }
            case "POST /api/notes" -> Sample.of("/api/notes", NOTE);
            case "GET /api/notes/{id}", "DELETE /api/notes/{id}" -> Sample.of("/api/notes/" + aNote());
            case "GET /api/public/greeting" -> Sample.sameForAll("/api/public/greeting");
            case "GET /bad/shows-everybodys" -> Sample.of("/bad/shows-everybodys");
            case "GET /bad/shows-anything/{id}" -> Sample.of("/bad/shows-anything/" + UUID.randomUUID());
            case "POST /bad/swallows-anything" -> Sample.of("/bad/swallows-anything", NOTE);
            case "POST /bad/stores-first" -> Sample.of("/bad/stores-first", NOTE);
            case "GET /bad/answers-with-another-status" -> Sample.of("/bad/answers-with-another-status");
            case "GET /bad/takes-more-than-it-says" -> Sample.of("/bad/takes-more-than-it-says?unsaid=1");
            case "POST /bad/tells-no-log" -> Sample.of("/bad/tells-no-log", NOTE);
            case "POST /bad/tells-the-log-later" -> Sample.of("/bad/tells-the-log-later", NOTE);
            case "GET /bad/sends-bytes-each-time" -> Sample.of("/bad/sends-bytes-each-time");
            case "GET /bad/fails" -> Sample.of("/bad/fails");
            default -> Sample.none();
        };
    }

    private UUID aNote() {
        return api.as(ours.owner()).post("/api/notes", NOTE).expect(201).id();
    }

    private static List<String> failures(DynamicContainer door) {
        List<String> failures = new ArrayList<>();
        door.getChildren().map(DynamicTest.class::cast).forEach(test -> {
            if (catchThrowable(() -> test.getExecutable().execute()) != null) {
                failures.add(test.getDisplayName());
            }
        });
        return failures;
    }
}
