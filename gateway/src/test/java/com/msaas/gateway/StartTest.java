package com.msaas.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @ParameterizedTest
    @CsvSource({
        "clinic.redis.url, '', CLINIC_REDIS_URL is not set",
        "clinic.gateway.session.secret, '', CLINIC_GATEWAY_SESSION_SECRET is not set",
        "clinic.gateway.session.secret, too-short, CLINIC_GATEWAY_SESSION_SECRET is not usable as it is set"
    })
    void isRefusedInOneSentenceWithoutAProperSetting(
            String setting, String value, String sentence, CapturedOutput output) {
        Map<String, String> settings = Map.of("clinic.redis.url", "redis://127.0.0.1:1");
        Map<String, String> broken = new HashMap<>(settings);
        broken.put(setting, value);

        assertThat(catchThrowable(() -> Gateway.with(broken).close())).isNotNull();

        assertThat(output.getAll()).contains("The environment variable " + sentence);
        assertThat(output.getAll()).doesNotContain("too-short");
    }
}
