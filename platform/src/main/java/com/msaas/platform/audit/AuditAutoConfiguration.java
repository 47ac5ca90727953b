package com.msaas.platform.audit;

import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.outbox.OutboxAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/// The audit trail, in every service that has an outbox.
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnBean(Outbox.class)
public class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(Outbox outbox, Clock clock) {
        return new AuditTrail(outbox, clock);
    }
}
