package com.msaas.testsupport.sample.note;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.sample.note.NoteController.NewNote;
import com.msaas.testsupport.sample.note.NoteController.Note;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One door for each mistake.
@RestController
class BadController {
    private final List<Map<String, Object>> everybodys = new CopyOnWriteArrayList<>();
    private final String database;
    private final Notes notes;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Idempotently idempotently;

    BadController(
            Database database,
            @Value("${clinic.mongodb.database}") String name,
            Notes notes,
            Transactions transactions,
            AuditTrail audit,
            Idempotently idempotently) {
        database.tenantCollection(com.msaas.platform.mongo.CollectionSpec.named("leaks"));
        this.database = name;
        this.notes = notes;
        this.transactions = transactions;
        this.audit = audit;
        this.idempotently = idempotently;
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping("/bad/shows-everybodys")
    List<Map<String, Object>> showsEverybodys() {
        everybodys.add(Map.of("id", Ids.next()));
        return List.copyOf(everybodys);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping("/bad/shows-anything/{id}")
    Map<String, Object> showsAnything(@PathVariable UUID id) {
        return Map.of("id", id);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/bad/swallows-anything")
    Map<String, Object> swallowsAnything() {
        return Map.of();
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/bad/stores-first")
    Map<String, Object> storesFirst(@RequestHeader Map<String, String> headers) {
        RealParts.database(database).getCollection("leaks").insertOne(new Document("tenant_id", Ids.next()));
        return Map.of();
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/bad/tells-no-log")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Note> tellsNoLog(@RequestBody NewNote wanted) {
        return idempotently.created(() -> write(wanted), note -> note);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/bad/tells-the-log-later")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Note> tellsTheLogLater(@RequestBody NewNote wanted) {
        return idempotently.created(
                () -> {
                    Note written = write(wanted);
                    transactions.inOne(() -> audit.record(AuditEntry.of("note.added", "note", written.id())));
                    return written;
                },
                note -> note);
    }

    private Note write(NewNote wanted) {
        return transactions.inOne(() -> {
            Note note = new Note(Ids.next(), wanted.text(), wanted.rank());
            notes.add(note);
            return note;
        });
    }

    @GetMapping("/bad/has-no-sample")
    Map<String, Object> hasNoSample() {
        return Map.of();
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping("/bad/answers-with-another-status")
    ResponseEntity<Map<String, Object>> answersWithAnotherStatus() {
        return ResponseEntity.accepted().body(Map.of());
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping("/bad/takes-more-than-it-says")
    Map<String, Object> takesMoreThanItSays() {
        return Map.of();
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping(path = "/bad/sends-bytes-each-time", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> sendsBytesEachTime() {
        return ResponseEntity.ok(new byte[] {1});
    }

    @Needs(Permission.KEEP_PATIENTS)
    @GetMapping("/bad/fails")
    Map<String, Object> fails() {
        throw new IllegalStateException("planted");
    }
}
