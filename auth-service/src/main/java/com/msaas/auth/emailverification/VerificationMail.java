package com.msaas.auth.emailverification;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.PublicSite;
import com.msaas.platform.mail.Mail;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The words of the mail. It holds nothing that whoever signed up has typed: anybody may enter anybody's
/// address, and must not be able to send him a message of his own through us.
@Component
class VerificationMail {
    private static final String SUBJECT = "Confirmați adresa de email";
    private static final String TEXT = """
            Bună ziua,

            Cineva a înscris o clinică folosind această adresă de email. Dacă ați fost dumneavoastră,
            confirmați adresa deschizând linkul de mai jos și apăsând butonul din pagină:

            %s

            Linkul este valabil 24 de ore și poate fi folosit o singură dată.
            Dacă nu ați fost dumneavoastră, ignorați acest mesaj: fără confirmare, contul nu se deschide.
            """;
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ro">
            <body style="font-family: sans-serif; line-height: 1.5; color: #1c2b33;">
            <p>Bună ziua,</p>
            <p>Cineva a înscris o clinică folosind această adresă de email. Dacă ați fost dumneavoastră,
            confirmați adresa deschizând linkul de mai jos și apăsând butonul din pagină:</p>
            <p><a href="%1$s">%1$s</a></p>
            <p>Linkul este valabil 24 de ore și poate fi folosit o singură dată.<br>
            Dacă nu ați fost dumneavoastră, ignorați acest mesaj: fără confirmare, contul nu se deschide.</p>
            </body>
            </html>
            """;

    private final PublicSite site;

    VerificationMail(PublicSite site) {
        this.site = site;
    }

    Mail to(EmailAddress address, LinkToken token, UUID mailing) {
        String link = site.link("/api/auth/verify-email", token);
        return Mail.of(
                mailing.toString(),
                address.value(),
                SUBJECT,
                TEXT.formatted(link),
                HTML.formatted(HtmlUtils.htmlEscape(link)));
    }
}
