package com.msaas.platform.mail;

import jakarta.mail.Session;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The mailer, in services that send mail.
@AutoConfiguration
@ConditionalOnClass(Session.class)
@EnableConfigurationProperties(MailSettings.class)
public class MailAutoConfiguration {

    @Bean
    Mailer mailer(MailSettings settings, Clock clock) {
        return new Mailer(settings, clock);
    }
}
