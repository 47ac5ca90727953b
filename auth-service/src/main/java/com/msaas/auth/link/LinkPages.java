package com.msaas.auth.link;

import com.msaas.platform.digest.Sha256;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The pages behind links, for people who have nothing but a browser. The link alone changes nothing, as mail
/// scanners open links too: it takes the button. Nothing is loaded from anywhere, and the token is told to
/// nobody.
@Component
public class LinkPages {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String STYLE = "body{font-family:sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;"
            + "line-height:1.5;color:#1c2b33}button{font-size:1rem;padding:.7rem 1.4rem;border:0;border-radius:.4rem;"
            + "background:#0b6b75;color:#fff;cursor:pointer}label{display:block;margin:0 0 1rem}"
            + "input{display:block;font-size:1rem;padding:.5rem;width:100%;box-sizing:border-box}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + Sha256.base64(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// A page that says something.
    public ResponseEntity<String> saying(int status, String title, String sentence) {
        return page(status, title, paragraph(sentence));
    }

    /// A page with a button, which sends the token and what is filled in to this path.
    ///
    /// @param fields of [#field], one after the other
    public ResponseEntity<String> withButton(
            String title, String sentence, String path, LinkToken token, String fields, String button) {
        return page(
                200,
                title,
                paragraph(sentence) + "<form method=\"post\" action=\"" + path + "\">"
                        + "<input type=\"hidden\" name=\"token\" value=\"" + HtmlUtils.htmlEscape(token.value()) + "\">"
                        + fields + "<button type=\"submit\">" + button + "</button></form>");
    }

    /// Something to be filled in.
    ///
    /// @param attributes of the input besides its name, in our own words
    public static String field(String label, String name, String attributes) {
        return "<label>" + label + "<input name=\"" + name + "\" " + attributes + "></label>";
    }

    private static String paragraph(String sentence) {
        return "<p>" + HtmlUtils.htmlEscape(sentence, StandardCharsets.UTF_8.name()) + "</p>";
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
