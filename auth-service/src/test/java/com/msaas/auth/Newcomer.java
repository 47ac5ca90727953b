package com.msaas.auth;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody who signs up, with an address that nobody else has.
public record Newcomer(ApiClient api, String email, String password) {
    private static final Pattern LINK = Pattern.compile("http://\\S+/api/auth/verify-email\\?token=([A-Za-z0-9_-]+)");

    private static final Pattern PASSWORD_LINK =
            Pattern.compile("http://\\S+/api/auth/password-reset-verify\\?token=([A-Za-z0-9_-]+)");

    public static Newcomer with(ApiClient api) {
        return new Newcomer(api, "ana." + UUID.randomUUID() + "@clinic.test", "parola-" + UUID.randomUUID());
    }

    /// The same person with a password that he likes better.
    public Newcomer withPassword(String other) {
        return new Newcomer(api, email, other);
    }

    public Map<String, String> form() {
        return Map.of("email", email, "password", password, "name", "Ana Pop", "clinic_name", "Clinica Zâmbet");
    }

    public Answer register() {
        return api.post("/api/auth/register", form());
    }

    public Mailbox mailbox() {
        return new Mailbox(email);
    }

    /// The token in the newest of at least so many mails.
    public String token(int mails) {
        List<Mailbox.Mail> all = mailbox().await(mails);
        return token(all.getLast());
    }

    /// The secret in the mail's link.
    public static String token(Mailbox.Mail mail) {
        return mail.find(LINK);
    }

    public Answer verify(String token) {
        return api.post("/api/auth/verify-email", Map.of("token", token));
    }

    public Answer resend() {
        return api.post("/api/auth/verify-email/resend", Map.of("email", email));
    }

    public Answer askForPassword() {
        return api.post("/api/auth/password-reset", Map.of("email", email));
    }

    /// The token in the newest of at least so many mails, which is about a new password.
    public String passwordToken(int mails) {
        return mailbox().await(mails).getLast().find(PASSWORD_LINK);
    }

    public Answer setPassword(String token, String password) {
        return api.post("/api/auth/password-reset-verify", Map.of("token", token, "new_password", password));
    }

    public Answer login() {
        return api.post("/api/auth/login", Map.of("email", email, "password", password));
    }

    /// Signs in and gives the refresh token.
    public String refreshToken() {
        return login().expect(200).data().path("refresh_token").asString();
    }

    /// Continues a session.
    public Answer refresh(String refreshToken) {
        return api.post("/api/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    /// Registered and verified.
    public Answer joined() {
        Answer registered = register().expect(201);
        verify(token(1)).expect(200);
        return registered;
    }
}
