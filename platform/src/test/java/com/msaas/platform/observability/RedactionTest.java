package com.msaas.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail to ana.pop+x@example.co.uk failed | mail to [email] failed",
                "call +40722123456 now | call [phone] now",
                "E11000 dup key: { email: \"ana\" } | E11000 dup key: {…}",
                "mongodb://root:secret@db:27017/x | mongodb://[credentials]@db:27017/x",
                "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | Bearer [token]",
                "an ordinary line, 2 + 2 = 4 @ noon | an ordinary line, 2 + 2 = 4 @ noon"
            })
    void takesOutWhatLooksPersonalOrSecret(String line, String redacted) {
        assertThat(Redaction.redacted(line)).isEqualTo(redacted);
    }

    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isNotSlowedDownByHostileText() {
        String hostile = "a.".repeat(200_000) + "@" + "eyJ".repeat(100_000) + "://" + "x".repeat(200_000);
        assertThatCode(() -> Redaction.redacted(hostile)).doesNotThrowAnyException();
    }
}
