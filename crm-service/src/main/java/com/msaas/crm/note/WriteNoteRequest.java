package com.msaas.crm.note;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What somebody writes down.
record WriteNoteRequest(
        @NotBlank @Size(max = RichText.LONGEST) String bodyHtml,
        @Nullable Boolean pinned) {

    RichText text() {
        return RichText.written(bodyHtml);
    }

    boolean isPinned() {
        return Boolean.TRUE.equals(pinned);
    }
}
