package com.msaas.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
    @Test
    void asksForNothingUnlessTold() {
        assertThat(Mailer.properties(settings("", " ", false)))
                .doesNotContainKeys("mail.smtp.auth", "mail.smtp.starttls.required");
    }

    @Test
    void signsInAndInsistsOnEncryption() {
        assertThat(Mailer.properties(settings("clinic", "secret", true)))
                .containsEntry("mail.smtp.auth", "true")
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @Test
    void tellsNobodyThePassword() {
        assertThat(settings("clinic", "secret", true).toString()).doesNotContain("secret");
    }

    @Test
    void takesNoNameWithoutAPassword() {
        assertThatThrownBy(() -> settings("clinic", null, true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MailSettings settings(@Nullable String username, @Nullable String password, boolean tls) {
        return new MailSettings("127.0.0.1", 25, "no-reply@clinic.local", username, password, tls);
    }
}
