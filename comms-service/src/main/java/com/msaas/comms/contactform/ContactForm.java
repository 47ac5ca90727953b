package com.msaas.comms.contactform;

import com.msaas.comms.conversation.Participant;
import com.msaas.comms.message.MessageText;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody has filled in.
///
/// @param leaveEmpty a field that people do not see and programs fill in
record ContactForm(
        @OneLine @Size(max = 100) String name,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @NotBlank @Size(max = 5_000) String message,
        @Nullable @Size(max = 500) String leaveEmpty) {

    boolean isByProgram() {
        return leaveEmpty != null && !leaveEmpty.isEmpty();
    }

    /// @throws RefusedException when there is no way to answer
    Participant sender() {
        if (email == null && phone == null) {
            throw new RefusedException(new InvalidInput(List.of(
                    new FieldProblem("email", "is required where no phone is given"),
                    new FieldProblem("phone", "is required where no email is given"))));
        }
        return new Participant(name.strip(), email, phone);
    }

    /// @throws RefusedException when nothing of it shows
    MessageText text() {
        try {
            return new MessageText(message);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(InvalidInput.of("message", "must say something"));
        }
    }
}
