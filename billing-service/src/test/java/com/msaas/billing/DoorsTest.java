package com.msaas.billing;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.HttpDoorChecks;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

class DoorsTest extends BillingTest {
    /// Opened by a signature instead of a token; what comes to it is walked through in `WebhookTest`.
    private static final String OF_STRIPE = "POST " + StripeWords.PATH;

    @Autowired
    HttpDoorChecks doors;

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        return doors.walk(aClinic(), aClinic(), door -> switch (door) {
                    case "GET /api/billing/usage" -> Sample.of("/api/billing/usage");
                    case "GET /api/billing/subscription" -> Sample.of("/api/billing/subscription");
                    case "GET /api/billing/plans" -> Sample.sameForAll("/api/billing/plans");
                    case "POST /api/billing/checkout" -> Sample.of("/api/billing/checkout", Map.of("plan", "pro"));
                    default -> Sample.none();
                })
                .filter(door -> !door.getDisplayName().equals(OF_STRIPE));
    }

    private Clinic aClinic() {
        Clinic clinic = openClinic();
        await().until(() -> api.as(clinic.owner()).get("/api/billing/usage").status() == 200);
        return clinic;
    }
}
