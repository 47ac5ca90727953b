package com.msaas.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// The mail server did not take the mail. Its own words may hold the address, so only its code is kept.
public final class MailNotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int PERMANENT = 500;

    private final String answer;
    private final boolean forGood;
    private final boolean unanswered;

    private MailNotTaken(MessagingException cause, boolean handedOver) {
        super("the mail server did not take the mail: " + cause.getClass().getSimpleName());
        int code = code(cause);
        this.forGood = code >= PERMANENT || cause instanceof AddressException;
        this.unanswered = handedOver && code <= 0;
        this.answer = code > 0 ? String.valueOf(code) : cause.getClass().getSimpleName();
    }

    /// It went wrong before anything of the mail was said.
    static MailNotTaken before(MessagingException cause) {
        return new MailNotTaken(cause, false);
    }

    /// It went wrong while the mail was handed over.
    static MailNotTaken during(MessagingException cause) {
        return new MailNotTaken(cause, true);
    }

    /// What the server said: its SMTP code (`550`), or what kept it from saying anything.
    public String answer() {
        return answer;
    }

    /// Whether trying again is of no use: the server has refused this mail or this address, [RFC 5321,
    /// 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1).
    public boolean isForGood() {
        return forGood;
    }

    /// Whether the mail may be there all the same: it was on its way and the server said neither yes nor no.
    public boolean mayHaveArrived() {
        return unanswered;
    }

    private static int code(MessagingException failure) {
        int found = 0;
        for (Exception at = failure;
                at != null;
                at = at instanceof MessagingException m ? m.getNextException() : null) {
            switch (at) {
                case SMTPSendFailedException send -> found = send.getReturnCode();
                case SMTPAddressFailedException address -> found = address.getReturnCode();
                case SMTPSenderFailedException sender -> found = sender.getReturnCode();
                default -> {}
            }
        }
        return found;
    }
}
