package com.msaas.crm.note;

import java.util.UUID;

/// Names one note.
public record NoteId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
