package com.msaas.localstack.packing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.SettingsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTableTest {
    private static final SettingsTable TABLE = SettingsTable.of(Packed.PROJECT);

    @ParameterizedTest
    @EnumSource
    void saysOfEachServiceThatItNeedsADatabaseAndAnIssuer(ClinicService service) {
        assertThat(TABLE.requiredBy(service)).contains("CLINIC_MONGODB_URI", "CLINIC_IDENTITY_ISSUER");
    }

    @Test
    void tellsWhatMustBeGivenFromWhatHasADefault() {
        assertThat(TABLE.requiredBy(ClinicService.AUTH))
                .contains("CLINIC_MAIL_HOST", "CLINIC_MAIL_PORT", "CLINIC_IDENTITY_ADMIN_CLIENT_SECRET")
                .doesNotContain("CLINIC_MAIL_FROM", "CLINIC_INSTANCE", "CLINIC_CRM_SEALING_SECRET");
        assertThat(TABLE.requiredBy(ClinicService.GATEWAY)).contains("CLINIC_REDIS_URL", "SPRING_APPLICATION_JSON");
    }

    @Test
    void namesEachVariableOnce() {
        assertThat(TABLE.settings().stream().map(SettingsTable.Setting::variable))
                .doesNotHaveDuplicates();
    }
}
