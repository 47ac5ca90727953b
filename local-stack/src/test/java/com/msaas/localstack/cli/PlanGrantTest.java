package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanGrantTest {

    @Test
    void namesTheClinicByItsOwnerAndLastsUntilFurtherNotice() {
        JsonNode body = sent("ana@clinic.test", "pro");

        assertThat(body.path("owner_email").asString()).isEqualTo("ana@clinic.test");
        assertThat(body.path("plan").asString()).isEqualTo("pro");
        assertThat(body.path("reason").asString()).isNotBlank();
        assertThat(body.has("until")).isFalse();
        assertThat(body.has("tenant_id")).isFalse();
    }

    @Test
    void lastsToTheEndOfItsLastDay() {
        JsonNode body = sent("ana@clinic.test", "--until", "2027-03-31", "pro", "--reason", "a pilot clinic");

        assertThat(body.path("until").asString()).isEqualTo("2027-03-31T21:00:00Z");
        assertThat(body.path("reason").asString()).isEqualTo("a pilot clinic");
    }

    @Test
    void takesTheClinicsOwnIdToo() {
        JsonNode body = sent("0198c0de-0000-7000-8000-000000000001", "free");

        assertThat(body.path("tenant_id").asString()).isEqualTo("0198c0de-0000-7000-8000-000000000001");
        assertThat(body.has("owner_email")).isFalse();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> sent("ana@clinic.test")).hasMessageContaining("usage: ./clinic plan OWNER_EMAIL");
        assertThatThrownBy(() -> sent("ana@clinic.test", "pro", "--for-ever")).hasMessageContaining("usage");
        assertThatThrownBy(() -> sent("ana@clinic.test", "gold")).hasMessageContaining("there is no plan 'gold'");
        assertThatThrownBy(() -> sent("ana@clinic.test", "pro", "--until")).hasMessageContaining("--until needs");
        assertThatThrownBy(() -> sent("ana@clinic.test", "pro", "--until", "soon"))
                .hasMessageContaining("2027-03-31, not 'soon'");
    }

    private static JsonNode sent(String... arguments) {
        return JsonMapper.shared().readTree(PlanGrant.of(List.of(arguments)).json());
    }
}
