package com.msaas.comms.message;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What the clinic writes.
record ReplyRequest(@NotBlank @Size(max = 10_000) String body) {

    MessageText text() {
        try {
            return new MessageText(body);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(InvalidInput.of("body", "must say something"));
        }
    }
}
