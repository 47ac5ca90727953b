package com.msaas.platform.idempotency;

import com.msaas.platform.api.ApiAutoConfiguration;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/// Idempotency keys, for every service that takes POSTs.
@AutoConfiguration(after = {ApiAutoConfiguration.class, MongoAutoConfiguration.class})
public class IdempotencyAutoConfiguration {

    @Bean
    Idempotently idempotently(Database database, Clock clock, JsonMapper mapper) {
        return new Idempotently(new KeptAnswers(database, clock), mapper);
    }
}
