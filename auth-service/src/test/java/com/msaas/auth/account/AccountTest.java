package com.msaas.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.identity.EmailAddress;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final EmailAddress ADDRESS = new EmailAddress("ana@example.com");

    @Test
    void callsPeopleOnOneLineWhateverAnotherProviderSays() {
        assertThat(Account.called(" Ana\r\nPop ", ADDRESS)).isEqualTo("Ana Pop");
        assertThat(Account.called(" \t", ADDRESS)).isEqualTo("ana@example.com");
        assertThat(Account.called("Ș".repeat(500), ADDRESS)).isEqualTo("Ș".repeat(90));
    }
}
