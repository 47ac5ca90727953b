package com.msaas.crm.publishing;

import com.msaas.contracts.ClientNoteFact;
import com.msaas.contracts.ClientNoteRemoved;
import com.msaas.contracts.ClientNoteWritten;
import com.msaas.crm.note.NoteEvent;
import com.msaas.crm.note.NoteEvent.Pinned;
import com.msaas.crm.note.NoteEvent.Removed;
import com.msaas.crm.note.NoteEvent.Rewritten;
import com.msaas.crm.note.NoteEvent.Written;
import com.msaas.crm.note.NoteEvents;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells that a note was written or removed, and never what it says.
@Component
class PublishedNotes implements NoteEvents {
    private static final String CLIENT = "client_id";
    private static final String BODY = "body_html";
    private static final String PINNED = "pinned";

    private final Outbox outbox;
    private final AuditTrail audit;

    PublishedNotes(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void happened(NoteEvent event) {
        published(event).ifPresent(outbox::publish);
        audit.record(audited(event));
    }

    /// Where it stands in the list matters to nobody else.
    private static Optional<ClientNoteFact> published(NoteEvent event) {
        return switch (event) {
            case Written written -> Optional.of(written(written));
            case Rewritten rewritten -> Optional.of(written(rewritten));
            case Pinned _ -> Optional.empty();
            case Removed removed ->
                Optional.of(new ClientNoteRemoved(
                        removed.note().value(),
                        removed.version(),
                        removed.client().value(),
                        removed.at()));
        };
    }

    private static ClientNoteWritten written(NoteEvent event) {
        return new ClientNoteWritten(
                event.note().value(), event.version(), event.client().value(), event.at());
    }

    private static AuditEntry audited(NoteEvent event) {
        return switch (event) {
            case Written written ->
                entry("client_note.created", written)
                        .change(CLIENT, null, written.client())
                        .personal(BODY, null, written.text())
                        .change(PINNED, null, written.pinned());
            case Rewritten rewritten ->
                entry("client_note.updated", rewritten)
                        .personal(BODY, rewritten.before().text(), rewritten.after());
            case Pinned pinned ->
                entry("client_note.updated", pinned).change(PINNED, !pinned.pinned(), pinned.pinned());
            case Removed removed ->
                entry("client_note.deleted", removed)
                        .change(CLIENT, removed.client(), null)
                        .personal(BODY, removed.text(), null)
                        .critical();
        };
    }

    private static AuditEntry entry(String action, NoteEvent event) {
        return AuditEntry.of(action, "client_note", event.note().value());
    }
}
