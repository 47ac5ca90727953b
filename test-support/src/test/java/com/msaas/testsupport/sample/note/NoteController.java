package com.msaas.testsupport.sample.note;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteController {
    private final Notes notes;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Idempotently idempotently;

    NoteController(Notes notes, Transactions transactions, AuditTrail audit, Idempotently idempotently) {
        this.notes = notes;
        this.transactions = transactions;
        this.audit = audit;
        this.idempotently = idempotently;
    }

    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/api/notes")
    List<Note> all() {
        return notes.all();
    }

    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/api/notes/{id}")
    Note one(@PathVariable UUID id) {
        return notes.byId(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("note")));
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/api/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Note> add(@RequestBody NewNote wanted) {
        return idempotently.created(() -> write(new Note(Ids.next(), wanted.text(), wanted.rank())), note -> note);
    }

    private Note write(Note note) {
        return transactions.inOne(() -> {
            notes.add(note);
            audit.record(AuditEntry.of("note.added", "note", note.id())
                    .change("rank", null, note.rank())
                    .personal("text", null, note.text()));
            return note;
        });
    }

    @Needs(Permission.MANAGE_TEAM)
    @DeleteMapping("/api/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        transactions.inOne(() -> {
            if (!notes.remove(id)) {
                throw new RefusedException(CommonRefusal.notFound("note"));
            }
            audit.record(AuditEntry.of("note.removed", "note", id));
        });
    }

    @GetMapping("/api/public/greeting")
    Map<String, String> greeting() {
        return Map.of("greeting", "Bună ziua");
    }

    record NewNote(String text, int rank) {}

    record Note(UUID id, String text, int rank) {}
}
