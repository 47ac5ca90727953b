package com.msaas.auth.passwordreset;

import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkPages;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The pages behind the link to a new password.
@Component
class PasswordResetPages {
    static final String PATH = "/api/auth/password-reset-verify";
    static final String PASSWORD = "new_password";

    private final LinkPages linkPages;

    PasswordResetPages(LinkPages linkPages) {
        this.linkPages = linkPages;
    }

    /// The page with the form.
    ResponseEntity<String> form(LinkToken token) {
        return form(token, "Parola nouă trebuie să aibă cel puțin 10 caractere și să nu fie adresa de email.");
    }

    private ResponseEntity<String> form(LinkToken token, String sentence) {
        return linkPages.withButton(
                "Alegeți o parolă nouă",
                sentence,
                PATH,
                token,
                LinkPages.field(
                        "Parola nouă", PASSWORD, "type=\"password\" autocomplete=\"new-password\" required autofocus"),
                "Schimb parola");
    }

    /// The page where the link holds no token.
    ResponseEntity<String> noLink() {
        return refused(new LinkInvalid());
    }

    /// The page after the button, whatever comes of it.
    ResponseEntity<String> after(LinkToken token, Runnable change) {
        try {
            change.run();
        } catch (RefusedException e) {
            return e.refusal() instanceof InvalidInput ? again(token) : refused(e.refusal());
        }
        return linkPages.saying(200, "Parola este schimbată", "Vă puteți autentifica acum cu parola nouă.");
    }

    /// The form once more, where the password will not do.
    ResponseEntity<String> again(LinkToken token) {
        return form(
                token,
                "Această parolă nu poate fi folosită. Alegeți una de cel puțin 10 și cel mult 128 de caractere, care să"
                        + " nu fie adresa de email.");
    }

    private ResponseEntity<String> refused(Refusal refusal) {
        String sentence = refusal.kind() == RefusalKind.UNAVAILABLE
                ? "Schimbarea nu merge chiar acum. Mai încercați o dată peste câteva clipe."
                : "Linkul nu mai este valabil: a fost folosit sau a expirat. Cereți unul nou din pagina de"
                        + " autentificare.";
        return linkPages.saying(refusal.kind().status(), "Parola nu a fost schimbată", sentence);
    }
}
