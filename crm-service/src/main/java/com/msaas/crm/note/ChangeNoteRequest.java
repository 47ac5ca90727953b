package com.msaas.crm.note;

import com.msaas.platform.api.Change;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What shall be different about a note; what is not named stays.
record ChangeNoteRequest(Change<@NotBlank @Size(max = RichText.LONGEST) String> bodyHtml, Change<Boolean> pinned) {

    Change<RichText> text() {
        return bodyHtml.map(RichText::written);
    }
}
