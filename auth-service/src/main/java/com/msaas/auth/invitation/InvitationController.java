package com.msaas.auth.invitation;

import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.identity.Password;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.api.Change;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.openapi.ReadsAs;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where invitations are looked at and accepted.
@RestController
class InvitationController {
    private static final String TOKEN = "token";
    private static final String CODE_FORM = "[0-9A-Za-z-]{1,32}";
    private static final int LONGEST_NAME = 100;

    private final ShowInvitation showInvitation;
    private final AcceptInvitation acceptInvitation;
    private final InvitationPages pages;

    InvitationController(ShowInvitation showInvitation, AcceptInvitation acceptInvitation, InvitationPages pages) {
        this.showInvitation = showInvitation;
        this.acceptInvitation = acceptInvitation;
        this.pages = pages;
    }

    record AcceptRequest(
            @Nullable @Size(max = LONGEST_NAME) @OneLine String name,

            Password password,

            @Nullable @Pattern(regexp = CODE_FORM) String otp) {}

    record LinkRequest(LinkToken token) {}

    /// What a browser sends.
    record Link(Change<String> token) {}

    /// What a browser sends from the page.
    record Form(Change<String> token, Change<String> name, Change<String> password, Change<String> otp) {}

    @GetMapping("/api/auth/invitations/{token}")
    InvitationView show(@PathVariable LinkToken token) {
        return showInvitation.behind(token);
    }

    @PostMapping(path = "/api/auth/invitations/{token}/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    Joined accept(@PathVariable LinkToken token, @RequestBody AcceptRequest request) {
        return acceptInvitation.withPassword(token, request.name, request.password, request.otp);
    }

    @PostMapping("/api/auth/invitations/accept")
    Joined acceptSignedIn(@RequestBody LinkRequest request) {
        return acceptInvitation.signedIn(request.token, SignedInUser.current());
    }

    @GetMapping(InvitationPages.PATH)
    @ReadsAs(Link.class)
    ResponseEntity<String> page(@RequestParam Map<String, String> query) {
        return LinkToken.read(query.get(TOKEN)).map(pages::form).orElseGet(pages::noLink);
    }

    @PostMapping(path = "/api/auth/invitations/{token}/accept", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ReadsAs(Form.class)
    ResponseEntity<String> acceptFromPage(@PathVariable("token") String link, @RequestParam Map<String, String> form) {
        return LinkToken.read(link)
                .map(token -> Password.read(form.get(InvitationPages.PASSWORD))
                        .map(password -> pages.after(
                                token,
                                () -> acceptInvitation.withPassword(
                                        token,
                                        typed(form, InvitationPages.NAME, "\\P{Cntrl}{1," + LONGEST_NAME + "}"),
                                        password,
                                        typed(form, InvitationPages.CODE, CODE_FORM))))
                        .orElseGet(() -> pages.again(token)))
                .orElseGet(pages::noLink);
    }

    /// What was filled in, if that may be taken.
    private static @Nullable String typed(Map<String, String> form, String field, String as) {
        return Optional.ofNullable(form.get(field))
                .map(String::strip)
                .filter(text -> text.matches(as))
                .orElse(null);
    }
}
