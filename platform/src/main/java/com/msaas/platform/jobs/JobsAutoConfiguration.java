package com.msaas.platform.jobs;

import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoAutoConfiguration;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Jobs, in every service that has a database.
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnBean(Database.class)
@EnableConfigurationProperties(JobSettings.class)
public class JobsAutoConfiguration {

    @Bean
    Jobs jobs(Database database, Clock clock) {
        return new Jobs(database, clock);
    }

    @Bean
    JobBacklog jobBacklog(Jobs jobs, ObjectProvider<JobHandler> handlers, Clock clock) {
        Set<String> kinds = handlers.stream().map(JobHandler::kind).collect(Collectors.toSet());
        return new JobBacklog(jobs, kinds, clock);
    }

    @Bean
    JobWorker jobWorker(
            Jobs jobs,
            Transactions transactions,
            ObjectProvider<JobHandler> handlers,
            JobSettings settings,
            MeterRegistry metrics,
            Traces traces,
            @Value("${spring.application.name}") String service,
            @Value("${clinic.instance:${spring.application.name}}") String instance) {
        return new JobWorker(
                jobs, transactions, handlers.stream().toList(), settings, metrics, traces, service, instance);
    }
}
