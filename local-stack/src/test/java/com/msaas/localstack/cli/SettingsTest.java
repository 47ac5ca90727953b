package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.localstack.ClinicService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static Settings from(String... arguments) {
        return Settings.defaults().with(List.of(arguments), Map.<String, String>of()::get);
    }

    @Test
    void runsOneInstanceOfEachUnlessAskedForMore() {
        assertThat(from().instancesOf(ClinicService.SCHEDULING)).isOne();
        assertThat(from("--instances", "scheduling-service=2").instancesOf(ClinicService.SCHEDULING))
                .isEqualTo(2);
        assertThat(from("--instances=scheduling-service=2,crm-service=3").instancesOf(ClinicService.CRM))
                .isEqualTo(3);
        assertThat(from("--instances", "crm-service=2", "--instances", "scheduling-service=2")
                        .instances())
                .containsOnlyKeys(ClinicService.CRM, ClinicService.SCHEDULING);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> from("--instances", "scheduling-service")).hasMessageContaining("SERVICE=N");
        assertThatThrownBy(() -> from("--instances", "scheduling-service=0")).hasMessageContaining("SERVICE=N");
        assertThatThrownBy(() -> from("--instances", "sheduling-service=2"))
                .hasMessageContaining("no service 'sheduling-service'");
        assertThatThrownBy(() -> from("--instances", "gateway=2")).hasMessageContaining("runs once");
        assertThatThrownBy(() -> from("--instance", "crm-service=2")).hasMessageContaining("--instance");
    }

    @Test
    void takesPortAndLimitFromTheEnvironment() {
        Settings settings = Settings.defaults()
                .with(List.of(), Map.of("CLINIC_GATEWAY_PORT", "9090", "CLINIC_RATE_LIMIT_PER_MINUTE", "100000")::get);

        assertThat(settings.gatewayPort()).isEqualTo(9090);
        assertThat(settings.rateLimit()).isEqualTo("100000");
        assertThatThrownBy(() -> Settings.defaults().with(List.of(), Map.of("CLINIC_GATEWAY_PORT", "http")::get))
                .hasMessageContaining("CLINIC_GATEWAY_PORT");
    }

    @Test
    void aDeveloperMayAskTenTimesAsOftenAsInProduction() {
        assertThat(from().rateLimit()).isEqualTo("1000");
    }

    @Test
    void areRememberedForOtherCommands(@TempDir Path dir) {
        Settings settings = from("--instances", "scheduling-service=2", "--only", "scheduling-service,gateway");

        settings.save(dir.resolve("settings"));

        assertThat(Settings.load(dir.resolve("settings"))).isEqualTo(settings);
        assertThat(Settings.load(dir.resolve("none"))).isEqualTo(Settings.defaults());
    }
}
