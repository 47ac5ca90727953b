package com.msaas.billing.stripe;

import com.stripe.model.Event;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An event of Stripe's whose signature was found right.
///
/// @param object what it is about. It is read as plain JSON: its form is that of the API version which the
///     account has, and the library's classes know one version only.
public record SignedEvent(String id, String type, Instant at, JsonNode object) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static SignedEvent of(Event event) {
        return new SignedEvent(
                Objects.requireNonNull(event.getId()),
                Objects.requireNonNull(event.getType()),
                Instant.ofEpochSecond(Objects.requireNonNull(event.getCreated())),
                JSON.readTree(event.getDataObjectDeserializer().getRawJson()));
    }
}
