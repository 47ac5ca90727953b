package com.msaas.crm.note;

/// Is told what happened, inside the transaction in which it did.
public interface NoteEvents {
    /// Something happened to a note.
    void happened(NoteEvent event);
}
