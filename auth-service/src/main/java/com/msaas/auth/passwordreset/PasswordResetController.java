package com.msaas.auth.passwordreset;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.api.Change;
import com.msaas.platform.openapi.ReadsAs;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where forgotten passwords are replaced.
@RestController
class PasswordResetController {
    private static final String TOKEN = "token";

    private final AskForPasswordReset askForPasswordReset;
    private final SetNewPassword setNewPassword;
    private final PasswordResetPages pages;

    PasswordResetController(
            AskForPasswordReset askForPasswordReset, SetNewPassword setNewPassword, PasswordResetPages pages) {
        this.askForPasswordReset = askForPasswordReset;
        this.setNewPassword = setNewPassword;
        this.pages = pages;
    }

    record AskRequest(EmailAddress email) {}

    record NewPasswordRequest(LinkToken token, Password newPassword) {}

    /// What a browser sends.
    record Link(Change<String> token) {}

    /// What a browser sends from the page.
    record Form(Change<String> token, Change<String> newPassword) {}

    @PostMapping("/api/auth/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> ask(@RequestBody AskRequest request) {
        askForPasswordReset.ask(request.email);
        return Map.of();
    }

    @GetMapping(PasswordResetPages.PATH)
    @ReadsAs(Link.class)
    ResponseEntity<String> page(@RequestParam Map<String, String> query) {
        return LinkToken.read(query.get(TOKEN)).map(pages::form).orElseGet(pages::noLink);
    }

    @PostMapping(path = PasswordResetPages.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody NewPasswordRequest request) {
        setNewPassword.set(request.token, request.newPassword);
    }

    @PostMapping(path = PasswordResetPages.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ReadsAs(Form.class)
    ResponseEntity<String> setFromPage(@RequestParam Map<String, String> form) {
        Optional<Password> password = Password.read(form.get(PasswordResetPages.PASSWORD));
        return LinkToken.read(form.get(TOKEN))
                .map(token -> password.map(typed -> pages.after(token, () -> setNewPassword.set(token, typed)))
                        .orElseGet(() -> pages.again(token)))
                .orElseGet(pages::noLink);
    }
}
