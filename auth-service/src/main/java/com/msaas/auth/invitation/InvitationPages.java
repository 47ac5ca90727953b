package com.msaas.auth.invitation;

import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkPages;
import com.msaas.auth.link.LinkToken;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The pages behind an invitation's link, for people who have nothing but a browser.
@Component
class InvitationPages {
    static final String PATH = "/api/auth/invitation";
    static final String NAME = "name";
    static final String PASSWORD = "password";
    static final String CODE = "otp";

    private final ShowInvitation showInvitation;
    private final LinkPages linkPages;

    InvitationPages(ShowInvitation showInvitation, LinkPages linkPages) {
        this.showInvitation = showInvitation;
        this.linkPages = linkPages;
    }

    /// The page with the form.
    ResponseEntity<String> form(LinkToken token) {
        return form(token, "");
    }

    private ResponseEntity<String> form(LinkToken token, String first) {
        InvitationView invitation;
        try {
            invitation = showInvitation.behind(token);
        } catch (RefusedException e) {
            return refused(e.refusal());
        }
        String asked = "Sunteți invitat în echipa " + invitation.clinicName() + ". ";
        return invitation.hasAccount()
                ? page(token, first + asked + "Acceptați cu parola contului dumneavoastră.", withAccount())
                : page(token, first + asked + "Alegeți o parolă de cel puțin 10 caractere.", asNewcomer());
    }

    private ResponseEntity<String> page(LinkToken token, String sentence, String fields) {
        return linkPages.withButton(
                "Invitație",
                sentence,
                "/api/auth/invitations/" + token.value() + "/accept",
                token,
                fields,
                "Accept invitația");
    }

    private static String withAccount() {
        return LinkPages.field("Parola", PASSWORD, "type=\"password\" autocomplete=\"current-password\" required")
                + LinkPages.field("Codul din aplicație, dacă folosiți unul", CODE, "autocomplete=\"one-time-code\"");
    }

    private static String asNewcomer() {
        return LinkPages.field("Numele", NAME, "autocomplete=\"name\" maxlength=\"100\"")
                + LinkPages.field("Parola", PASSWORD, "type=\"password\" autocomplete=\"new-password\" required");
    }

    /// The page where the link holds no token.
    ResponseEntity<String> noLink() {
        return refused(new LinkInvalid());
    }

    /// The page after the button, whatever comes of it.
    ResponseEntity<String> after(LinkToken token, Runnable accept) {
        try {
            accept.run();
        } catch (RefusedException e) {
            return switch (e.refusal()) {
                case InvalidInput _ -> again(token);
                case InvalidCredentials _ -> form(token, "Parola sau codul nu se potrivește. ");
                default -> refused(e.refusal());
            };
        }
        return linkPages.saying(200, "Bine ați venit", "Ați acceptat invitația. Vă puteți autentifica.");
    }

    /// The form once more, where what was filled in will not do.
    ResponseEntity<String> again(LinkToken token) {
        return form(token, "Ce ați completat nu poate fi folosit. ");
    }

    private ResponseEntity<String> refused(Refusal refusal) {
        String sentence = switch (refusal.kind()) {
            case UNAVAILABLE, RATE_LIMITED -> "Nu merge chiar acum. Mai încercați o dată peste câteva clipe.";
            case CONFLICT -> "Între timp adresa are un cont. Deschideți din nou linkul și acceptați cu acel cont.";
            default -> "Linkul nu mai este valabil: a fost folosit, retras sau a expirat. Cereți clinicii altul.";
        };
        return linkPages.saying(refusal.kind().status(), "Invitația nu a fost acceptată", sentence);
    }
}
