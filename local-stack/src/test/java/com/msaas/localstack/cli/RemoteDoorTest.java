package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.localstack.ClinicService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteDoorTest {
    private static final Map<String, String> ALL =
            RemoteDoor.variables("http://127.0.0.1:8107", "https://id.example/realms/clinic", "secret");

    @Test
    void isTakenWhereTheEnvironmentNamesAService() {
        OperatorDoor door = RemoteDoor.in(ALL).orElseThrow();

        assertThat(door.address(ClinicService.BILLING)).isEqualTo("http://127.0.0.1:8107");
        assertThat(door.issuer()).isEqualTo("https://id.example/realms/clinic");
        assertThat(door.clientSecret()).isEqualTo("secret");
    }

    @Test
    void isNotTakenOtherwise() {
        assertThat(RemoteDoor.in(Map.of("CLINIC_IDENTITY_ISSUER", "https://id.example/realms/clinic")))
                .isEmpty();
    }

    @Test
    void saysWhatElseIsNeeded() {
        assertThatThrownBy(() -> RemoteDoor.in(Map.of("CLINIC_OPERATIONS_URL", "http://127.0.0.1:8107")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("CLINIC_IDENTITY_ISSUER");
    }
}
