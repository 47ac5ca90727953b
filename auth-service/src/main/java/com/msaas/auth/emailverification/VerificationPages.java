package com.msaas.auth.emailverification;

import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkPages;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The pages behind the link that proves an address.
@Component
class VerificationPages {
    private final LinkPages linkPages;

    VerificationPages(LinkPages linkPages) {
        this.linkPages = linkPages;
    }

    /// The page with the button.
    ResponseEntity<String> button(LinkToken token) {
        return linkPages.withButton(
                "Confirmați adresa de email",
                "Apăsați butonul pentru a confirma adresa și a deschide contul clinicii.",
                "/api/auth/verify-email",
                token,
                "",
                "Confirm adresa");
    }

    /// The page where the link holds no token.
    ResponseEntity<String> noLink() {
        return refused(new LinkInvalid());
    }

    /// The page after the button, whatever comes of it.
    ResponseEntity<String> after(Runnable verification) {
        try {
            verification.run();
        } catch (RefusedException e) {
            return refused(e.refusal());
        }
        return linkPages.saying(200, "Adresa este confirmată", "Contul este deschis. Vă puteți autentifica.");
    }

    private ResponseEntity<String> refused(Refusal refusal) {
        String sentence = switch (refusal.kind()) {
            case CONFLICT -> "Această adresă aparține între timp altui cont. Autentificați-vă cu acel cont.";
            case UNAVAILABLE, RATE_LIMITED -> "Confirmarea nu merge chiar acum. Mai apăsați o dată peste câteva clipe.";
            default ->
                "Linkul nu mai este valabil: a fost folosit, înlocuit de altul mai nou sau a expirat. Cereți"
                        + " unul nou din pagina de autentificare.";
        };
        return linkPages.saying(refusal.kind().status(), "Adresa nu a fost confirmată", sentence);
    }
}
