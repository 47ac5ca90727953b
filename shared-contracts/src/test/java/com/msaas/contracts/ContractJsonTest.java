package com.msaas.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ContractJsonTest {

    /// What a consumer that needs no more may declare for itself.
    record SmallerAppointment(UUID appointmentId, @Nullable UUID resourceId) {}

    @Test
    void passesOverFieldsItDoesNotKnow() {
        ObjectNode json = booked();
        json.put("colour", "green");
        json.putObject("room").put("floor", 2);

        assertThat(read(json)).isEqualTo(Sample.of(AppointmentBooked.class));
    }

    @Test
    void readsIntoTheSmallerRecordOfAConsumer() {
        SmallerAppointment smaller =
                ContractJson.read(Sample.json(Contracts.of(AppointmentBooked.class)), SmallerAppointment.class);

        assertThat(smaller.appointmentId())
                .isEqualTo(Sample.of(AppointmentBooked.class).appointmentId());
    }

    @Test
    void leavesOutWhatIsAbsentAndReadsItBack() {
        ObjectNode json = booked();
        json.remove("resource_id");

        AppointmentBooked booked = read(json);

        assertThat(booked.resourceId()).isNull();
        assertThat(ContractJson.mapper().readTree(ContractJson.toBytes(booked))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointment_id", "version", "start_time", "price", "status", "overbooked"})
    void refusesARequiredFieldThatIsMissingOrNull(String field) {
        ObjectNode without = booked();
        without.remove(field);
        ObjectNode withNull = booked();
        withNull.putNull(field);

        assertThatThrownBy(() -> read(without)).isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> read(withNull)).isInstanceOf(MalformedEvent.class);
    }

    @Test
    void namesThePlaceThatIsWrongAndNotTheValue() {
        ObjectNode json = booked();
        json.put("client_id", "Ana Pop");

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("client_id")
                .hasMessageNotContaining("Ana");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> ContractJson.read(bytes("{\"version\": "), ClientAdded.class))
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> ContractJson.read(bytes(""), ClientAdded.class))
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> ContractJson.read(bytes("null"), ClientAdded.class))
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> ContractJson.read(bytes(booked() + " {}"), AppointmentBooked.class))
                .isInstanceOf(MalformedEvent.class);
        byte[] notUtf8 = "{\"name\": \"Clinica \u00ee\"}".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> ContractJson.read(notUtf8, MemberContact.class))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void writesAmountsAsPlainTextWithTheCurrencysDecimals() {
        assertThat(json(new Money(new BigDecimal("250"), "RON")))
                .isEqualTo("{\"amount\":\"250.00\",\"currency\":\"RON\"}");
        assertThat(json(new Money(new BigDecimal("1E+4"), "JPY")))
                .isEqualTo("{\"amount\":\"10000\",\"currency\":\"JPY\"}");
        assertThat(Money.of("250", "RON")).isEqualTo(Money.of("250.00", "RON"));
        assertThatThrownBy(() -> Money.of("2.505", "RON")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("2.50", "LEI")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hidesTheValuesOfAMaskedChange() {
        AuditChange masked = AuditChange.masked("notes", null, "afraid of needles");

        assertThat(json(masked)).isEqualTo("{\"field\":\"notes\",\"new_value\":\"***\",\"masked\":true}");
        assertThat(new AuditChange("phone", "0722", "0733", true).toString()).doesNotContain("07");
    }

    private static ObjectNode booked() {
        return (ObjectNode) ContractJson.mapper().readTree(Sample.json(Contracts.of(AppointmentBooked.class)));
    }

    private static AppointmentBooked read(ObjectNode json) {
        return ContractJson.read(bytes(json.toString()), AppointmentBooked.class);
    }

    private static String json(Object value) {
        return ContractJson.mapper().writeValueAsString(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
