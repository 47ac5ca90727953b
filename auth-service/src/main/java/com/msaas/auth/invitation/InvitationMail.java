package com.msaas.auth.invitation;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.PublicSite;
import com.msaas.platform.mail.Mail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The words of the mail. Of what people have typed it holds the clinic's name alone.
@Component
class InvitationMail {
    private static final String SUBJECT = "Invitație în echipa %s";
    private static final String TEXT = """
            Bună ziua,

            Sunteți invitat să faceți parte din echipa %1$s. Pentru a accepta, deschideți linkul de mai jos:

            %2$s

            Linkul este valabil 7 zile și poate fi folosit o singură dată.
            Dacă nu cunoașteți această clinică, ignorați acest mesaj.
            """;
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ro">
            <body style="font-family: sans-serif; line-height: 1.5; color: #1c2b33;">
            <p>Bună ziua,</p>
            <p>Sunteți invitat să faceți parte din echipa %1$s. Pentru a accepta, deschideți linkul de mai jos:</p>
            <p><a href="%2$s">%2$s</a></p>
            <p>Linkul este valabil 7 zile și poate fi folosit o singură dată.<br>
            Dacă nu cunoașteți această clinică, ignorați acest mesaj.</p>
            </body>
            </html>
            """;

    private final PublicSite site;

    InvitationMail(PublicSite site) {
        this.site = site;
    }

    Mail to(EmailAddress address, String clinicName, LinkToken token, String mailing) {
        String link = site.link(InvitationPages.PATH, token);
        return Mail.of(
                mailing,
                address.value(),
                SUBJECT.formatted(clinicName),
                TEXT.formatted(clinicName, link),
                HTML.formatted(HtmlUtils.htmlEscape(clinicName, "UTF-8"), HtmlUtils.htmlEscape(link)));
    }
}
