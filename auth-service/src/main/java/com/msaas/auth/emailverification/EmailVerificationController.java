package com.msaas.auth.emailverification;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.api.Change;
import com.msaas.platform.openapi.ReadsAs;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where addresses are proved.
@RestController
@RequestMapping("/api/auth/verify-email")
class EmailVerificationController {
    private static final String TOKEN = "token";

    private final VerifyEmail verifyEmail;
    private final ResendVerification resendVerification;
    private final VerificationPages pages;

    EmailVerificationController(
            VerifyEmail verifyEmail, ResendVerification resendVerification, VerificationPages pages) {
        this.verifyEmail = verifyEmail;
        this.resendVerification = resendVerification;
        this.pages = pages;
    }

    /// What a browser sends.
    record Link(Change<String> token) {}

    record VerifyRequest(LinkToken token) {}

    record VerifyAnswer(boolean emailVerified) {}

    record ResendRequest(EmailAddress email) {}

    /// People with nothing but a browser come here: they get a page, whatever the link has become on its way.
    @GetMapping
    @ReadsAs(Link.class)
    ResponseEntity<String> page(@RequestParam Map<String, String> query) {
        return LinkToken.read(query.get(TOKEN)).map(pages::button).orElseGet(pages::noLink);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    VerifyAnswer verify(@RequestBody VerifyRequest request) {
        verifyEmail.verify(request.token);
        return new VerifyAnswer(true);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ReadsAs(Link.class)
    ResponseEntity<String> verifyFromPage(@RequestParam Map<String, String> form) {
        return LinkToken.read(form.get(TOKEN))
                .map(token -> pages.after(() -> verifyEmail.verify(token)))
                .orElseGet(pages::noLink);
    }

    @PostMapping("/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> resend(@RequestBody ResendRequest request) {
        resendVerification.resend(request.email);
        return Map.of();
    }
}
