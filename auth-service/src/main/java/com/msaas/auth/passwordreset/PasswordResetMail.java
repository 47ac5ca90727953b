package com.msaas.auth.passwordreset;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.PublicSite;
import com.msaas.platform.mail.Mail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The words of the mail.
@Component
class PasswordResetMail {
    private static final String SUBJECT = "Alegeți o parolă nouă";
    private static final String TEXT = """
            Bună ziua,

            Cineva a cerut o parolă nouă pentru contul cu această adresă de email. Dacă ați fost dumneavoastră,
            deschideți linkul de mai jos și alegeți parola în pagină:

            %s

            Linkul este valabil o oră și poate fi folosit o singură dată. După schimbare vă autentificați din
            nou pe toate dispozitivele.
            Dacă nu ați fost dumneavoastră, ignorați acest mesaj: parola rămâne cea de acum.
            """;
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ro">
            <body style="font-family: sans-serif; line-height: 1.5; color: #1c2b33;">
            <p>Bună ziua,</p>
            <p>Cineva a cerut o parolă nouă pentru contul cu această adresă de email. Dacă ați fost dumneavoastră,
            deschideți linkul de mai jos și alegeți parola în pagină:</p>
            <p><a href="%1$s">%1$s</a></p>
            <p>Linkul este valabil o oră și poate fi folosit o singură dată. După schimbare vă autentificați din
            nou pe toate dispozitivele.<br>
            Dacă nu ați fost dumneavoastră, ignorați acest mesaj: parola rămâne cea de acum.</p>
            </body>
            </html>
            """;

    private final PublicSite site;

    PasswordResetMail(PublicSite site) {
        this.site = site;
    }

    Mail to(EmailAddress address, LinkToken token, String mailing) {
        String link = site.link(PasswordResetPages.PATH, token);
        return Mail.of(
                mailing, address.value(), SUBJECT, TEXT.formatted(link), HTML.formatted(HtmlUtils.htmlEscape(link)));
    }
}
