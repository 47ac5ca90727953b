package com.msaas.auth.emailverification;

import com.msaas.auth.emailverification.VerificationRefusal.LinkInvalid;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The pages behind the link, for people who have nothing but a browser. The link alone changes nothing, as
/// mail scanners open links too: it takes the button. Nothing is loaded from anywhere, and the token is told
/// to nobody.
@Component
class VerificationPages {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String STYLE = "body{font-family:sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;"
            + "line-height:1.5;color:#1c2b33}button{font-size:1rem;padding:.7rem 1.4rem;border:0;border-radius:.4rem;"
            + "background:#0b6b75;color:#fff;cursor:pointer}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + Sha256.base64(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// The page with the button.
    ResponseEntity<String> button(LinkToken token) {
        return page(
                200,
                "Confirmați adresa de email",
                "<p>Apăsați butonul pentru a confirma adresa și a deschide contul clinicii.</p>"
                        + "<form method=\"post\" action=\"/api/auth/verify-email\">"
                        + "<input type=\"hidden\" name=\"token\" value=\"" + HtmlUtils.htmlEscape(token.value()) + "\">"
                        + "<button type=\"submit\">Confirm adresa</button></form>");
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
        return page(200, "Adresa este confirmată", "<p>Contul este deschis. Vă puteți autentifica.</p>");
    }

    private static ResponseEntity<String> refused(Refusal refusal) {
        String sentence = switch (refusal.kind()) {
            case CONFLICT -> "Această adresă aparține între timp altui cont. Autentificați-vă cu acel cont.";
            case UNAVAILABLE, RATE_LIMITED -> "Confirmarea nu merge chiar acum. Mai apăsați o dată peste câteva clipe.";
            default ->
                "Linkul nu mai este valabil: a fost folosit, înlocuit de altul mai nou sau a expirat. Cereți"
                        + " unul nou din pagina de autentificare.";
        };
        return page(refusal.kind().status(), "Adresa nu a fost confirmată", "<p>" + sentence + "</p>");
    }

    private static ResponseEntity<String> page(int status, String title, String body) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .body("<!DOCTYPE html><html lang=\"ro\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<title>" + title + "</title><style>" + STYLE + "</style></head><body><h1>" + title + "</h1>"
                        + body + "</body></html>");
    }
}
