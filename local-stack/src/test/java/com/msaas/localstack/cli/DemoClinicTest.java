package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DemoClinicTest {

    private static final String TEXT =
            "Bună ziua,\n\nhttp://127.0.0.1:8080/api/auth/verify-email?token=abc_DEF-123 vă așteaptă.\n";

    @Test
    void findsTheLinkInPlainText() {
        assertThat(DemoClinic.tokenIn("Subject: x\r\n\r\n" + TEXT)).contains("abc_DEF-123");
    }

    @Test
    void findsTheLinkInQuotedPrintableText() {
        String mail =
                "Content-Transfer-Encoding: quoted-printable\r\n\r\nhttp://127.0.0.1:8080/api/auth/verify-email?token=3Dabc_=\r\nDEF-123 =\r\nend";

        assertThat(DemoClinic.tokenIn(mail)).contains("abc_DEF-123");
    }

    @Test
    void findsTheLinkInBase64Text() {
        String mail = "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8)) + "\r\n";

        assertThat(DemoClinic.tokenIn(mail)).contains("abc_DEF-123");
    }

    @Test
    void findsNothingInAnotherMail() {
        assertThat(DemoClinic.tokenIn("Subject: hello\r\n\r\nno link")).isEmpty();
    }
}
