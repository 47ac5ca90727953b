package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.FindClient;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients/{id}/notes")
class NoteController {
    private final WriteNote writeNote;
    private final ChangeNote changeNote;
    private final RemoveNote removeNote;
    private final FindClient findClient;
    private final Notes notes;
    private final Idempotently idempotently;

    NoteController(
            WriteNote writeNote,
            ChangeNote changeNote,
            RemoveNote removeNote,
            FindClient findClient,
            Notes notes,
            Idempotently idempotently) {
        this.writeNote = writeNote;
        this.changeNote = changeNote;
        this.removeNote = removeNote;
        this.findClient = findClient;
        this.notes = notes;
        this.idempotently = idempotently;
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NoteView> write(@PathVariable ClientId id, @RequestBody WriteNoteRequest request) {
        RichText text = request.text();
        UUID author = Caller.current().userId();
        return idempotently.created(() -> writeNote.write(id, text, request.isPinned(), author), NoteView::of);
    }

    /// Pinned ones first, then the newest.
    @Needs(Permission.SEE_PATIENTS)
    @GetMapping
    Page<NoteView> list(@PathVariable ClientId id, PageRequest page) {
        findClient.find(id);
        return notes.list(id, page).map(NoteView::of);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PatchMapping("/{noteId}")
    NoteView change(
            @PathVariable ClientId id,
            @PathVariable NoteId noteId,
            ExpectedVersion expected,
            @RequestBody ChangeNoteRequest request) {
        UUID by = Caller.current().userId();
        return NoteView.of(changeNote.change(id, noteId, expected, request.text(), request.pinned(), by));
    }

    @Needs(Permission.KEEP_PATIENTS)
    @DeleteMapping("/{noteId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ClientId id, @PathVariable NoteId noteId, ExpectedVersion expected) {
        removeNote.remove(id, noteId, expected);
    }

    /// What it said before, the latest first.
    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/{noteId}/history")
    Page<EarlierView> history(@PathVariable ClientId id, @PathVariable NoteId noteId, PageRequest page) {
        findClient.find(id);
        Note note = notes.find(id, noteId);
        return notes.earlier(note.id(), page).map(EarlierView::of);
    }

    /// A note as clients read it.
    ///
    /// @param authorId who wrote it first
    /// @param writtenBy who wrote what it says now
    record NoteView(
            NoteId id,
            ClientId clientId,
            String bodyHtml,
            boolean pinned,
            UUID authorId,
            UUID writtenBy,
            Instant writtenAt,
            boolean edited,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned {

        static NoteView of(Note note) {
            Wording wording = note.wording();
            return new NoteView(
                    note.id(),
                    note.client(),
                    wording.text().html(),
                    note.pinned(),
                    note.author(),
                    wording.by(),
                    wording.at(),
                    wording.version() > 1,
                    note.createdAt(),
                    note.changedAt(),
                    note.version());
        }
    }

    /// An earlier wording as clients read it.
    record EarlierView(
            long version, String bodyHtml, UUID writtenBy, Instant writtenAt, UUID replacedBy, Instant replacedAt) {

        static EarlierView of(Notes.Earlier earlier) {
            Wording wording = earlier.wording();
            return new EarlierView(
                    wording.version(),
                    wording.text().html(),
                    wording.by(),
                    wording.at(),
                    earlier.replacedBy(),
                    earlier.replacedAt());
        }
    }
}
