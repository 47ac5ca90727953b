package com.msaas.auth.google;

import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where signing in with Google begins.
@RestController
class GoogleController {
    private final SendToGoogle sendToGoogle;

    GoogleController(SendToGoogle sendToGoogle) {
        this.sendToGoogle = sendToGoogle;
    }

    record Way(String url) {}

    @GetMapping("/api/auth/oauth/google")
    Way begin(
            @RequestParam String redirectUri,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{8,128}") String state,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{43}") String codeChallenge) {
        return new Way(sendToGoogle.from(redirectUri, state, codeChallenge).toString());
    }
}
