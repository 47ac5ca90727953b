package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.LocalStack.Server;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceFleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScreenTest {

    @Test
    void tellsScriptsAboutEachPartInTheAgreedShape(@TempDir Path dir) {
        try (LocalStack stack =
                LocalStack.in(dir).with(Server.REDIS, Server.MAIL).build()) {
            stack.redis().start();
            stack.redis().awaitReady(java.time.Duration.ofSeconds(10));
            List<Part> parts = new ArrayList<>(stack.parts());
            parts.addAll(ServiceFleet.on(stack, dir)
                    .only(Set.of(ClinicService.SCHEDULING))
                    .instances(ClinicService.SCHEDULING, 2)
                    .build()
                    .all());

            JsonNode json = JsonMapper.shared().readTree(Screen.json(Screen.Row.of(parts)));

            JsonNode redis = json.at("/parts/0");
            assertThat(redis.path("name").asString()).isEqualTo("redis");
            assertThat(redis.path("kind").asString()).isEqualTo("server");
            assertThat(redis.path("url").asString()).isEqualTo(stack.redis().url());
            assertThat(redis.path("state").asString()).isEqualTo("up");
            assertThat(redis.path("pid").asLong()).isPositive();
            assertThat(redis.path("rss_mb").asLong()).isPositive();
            assertThat(redis.path("started_in_s").isNumber()).isTrue();
            assertThat(json.at("/parts/1/api").asString())
                    .isEqualTo(stack.mail().apiUrl());
            assertThat(json.at("/parts/1/state").asString()).isEqualTo("down");
            assertThat(json.at("/parts/2/kind").asString()).isEqualTo("service");
            assertThat(json.at("/parts/2/url").asString()).isEqualTo("http://127.0.0.1:8103");
            assertThat(json.at("/parts/3/name").asString()).isEqualTo("scheduling-service#2");
            assertThat(json.at("/parts/3/url").asString()).isEqualTo("http://127.0.0.1:8111");
        }
    }
}
