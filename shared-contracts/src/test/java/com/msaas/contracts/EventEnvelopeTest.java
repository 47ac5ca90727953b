package com.msaas.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.msaas.contracts.EventEnvelope.Header;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEnvelopeTest {

    private static final UUID ID = UUID.fromString("0190a1b2-0000-7000-8000-0000000000e1");
    private static final UUID TENANT = UUID.fromString("0190a1b2-0000-7000-8000-0000000000a1");
    private static final UUID USER = UUID.fromString("0190a1b2-0000-7000-8000-0000000000b1");
    private static final Instant NOW = Instant.parse("2027-01-04T08:30:00.125Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void standsInHeadersAsCloudEventsSays() {
        EventEnvelope envelope = around(TRACE, USER.toString());

        Map<String, String> headers = new LinkedHashMap<>();
        envelope.toHeaders().forEach((name, value) -> headers.put(name, new String(value, UTF_8)));

        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        ID.toString(),
                        "ce_type",
                        "com.msaas.crm.client.added.v1",
                        "ce_source",
                        "/crm-service",
                        "ce_subject",
                        Sample.of(ClientAdded.class).clientId().toString(),
                        "ce_time",
                        "2027-01-04T08:30:00.125Z",
                        "ce_tenantid",
                        TENANT.toString(),
                        "ce_actor",
                        USER.toString(),
                        "ce_traceparent",
                        TRACE,
                        "content-type",
                        "application/json"));
    }

    @Test
    void comesBackFromItsHeaders() {
        EventEnvelope traced = around(TRACE, USER.toString());
        EventEnvelope untraced = around(null, EventEnvelope.system("reminder"));

        assertThat(EventEnvelope.fromHeaders(traced.toHeaders())).isEqualTo(traced);
        assertThat(EventEnvelope.fromHeaders(untraced.toHeaders())).isEqualTo(untraced);
        assertThat(untraced.toHeaders()).doesNotContainKey(Header.TRACEPARENT);
    }

    @Test
    void passesOverHeadersItDoesNotKnow() {
        Map<String, byte[]> headers = around(null, USER.toString()).toHeaders();
        headers.put("ce_dataschema", bytes("urn:anything"));
        headers.put(Header.CONTENT_TYPE, bytes("application/json; charset=utf-8"));

        assertThat(EventEnvelope.fromHeaders(headers)).isEqualTo(around(null, USER.toString()));
    }

    @Test
    void namesEverythingThatIsMissing() {
        MalformedEvent refused = catchThrowableOfType(MalformedEvent.class, () -> EventEnvelope.fromHeaders(Map.of()));

        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "ce_specversion is missing",
                        "content-type is missing",
                        "ce_id is missing",
                        "ce_type is missing",
                        "ce_source is missing",
                        "ce_subject is missing",
                        "ce_time is missing",
                        "ce_tenantid is missing",
                        "ce_actor is missing");
        assertThat(refused).hasMessageContaining("ce_tenantid is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "content-type, application/avro",
        "content-type, application/jsonp",
        "ce_id, 1-1-1-1-1",
        "ce_type, ' '",
        "ce_source, 'not a uri'",
        "ce_subject, appointment",
        "ce_time, yesterday",
        "ce_tenantid, 0190a1b2-0000-7000-8000-0000000000zz",
        "ce_actor, Ana Pop",
        "ce_actor, system:"
    })
    void namesTheHeaderThatIsWrongButNotItsValue(String header, String value) {
        Map<String, byte[]> headers = around(null, USER.toString()).toHeaders();
        headers.put(header, bytes(value));

        assertThatThrownBy(() -> EventEnvelope.fromHeaders(headers))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage(header + " is not what it should be");
    }

    @Test
    void knowsWhetherAUserCausedIt() {
        assertThat(around(null, USER.toString()).user()).contains(USER);
        assertThat(around(null, EventEnvelope.system("relay")).user()).isEmpty();
        assertThatThrownBy(() -> around(null, "Ana Pop")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheSourceOfTheServiceThatTellsIt() {
        assertThat(around(null, USER.toString()).source()).isEqualTo(URI.create("/crm-service"));
    }

    private static EventEnvelope around(String traceparent, String actor) {
        return EventEnvelope.around(Sample.of(ClientAdded.class), ID, "crm-service", NOW, TENANT, traceparent, actor);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
