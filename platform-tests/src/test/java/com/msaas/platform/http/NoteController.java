package com.msaas.platform.http;

import com.msaas.platform.http.Notes.Note;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    static final TenantId PUBLIC_CLINIC = TenantId.of("01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10");

    private final Notes notes;
    private final Idempotently idempotently;

    NoteController(Notes notes, Idempotently idempotently) {
        this.notes = notes;
        this.idempotently = idempotently;
    }

    record NewNote(
            @Size(max = 50) String name,
            String text,
            @Nullable List<String> tags,
            @Nullable Author author) {
        record Author(String name, @Nullable Integer age) {}
    }

    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/api/notes")
    List<String> names() {
        return notes.names();
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/api/notes")
    ResponseEntity<Note> add(@RequestBody NewNote note) {
        return idempotently.created(() -> notes.add(note.name(), note.text()), made -> made);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/api/other-notes")
    ResponseEntity<Note> addElsewhere(@RequestBody NewNote note) {
        return idempotently.created(() -> notes.add(note.name(), note.text()), made -> made);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @DeleteMapping("/api/notes/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        notes.remove(name);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/api/careless")
    ResponseEntity<String> careless() {
        return idempotently.created(() -> "nothing", nothing -> nothing);
    }

    @PostMapping("/api/own/things")
    ResponseEntity<Map<String, UUID>> addOwn() {
        return idempotently.created(notes::addOwn, id -> Map.of("id", id));
    }

    @PostMapping("/api/public/{slug}/notes")
    ResponseEntity<Note> addFromOutside(@PathVariable String slug, @RequestBody NewNote note) {
        return TenantContext.call(
                PUBLIC_CLINIC,
                () -> idempotently.created(() -> notes.add(slug + note.name(), note.text()), made -> made));
    }
}
