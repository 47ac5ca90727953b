package com.msaas.testsupport.sample.note;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class Notes {
    private final TenantCollection notes;

    Notes(Database database) {
        this.notes = database.tenantCollection(CollectionSpec.named("notes"));
    }

    void add(NoteController.Note note) {
        notes.insert(new Document("_id", note.id()).append("text", note.text()).append("rank", note.rank()));
    }

    List<NoteController.Note> all() {
        return notes.find().list(Notes::note);
    }

    Optional<NoteController.Note> byId(UUID id) {
        return notes.byId(id).map(Notes::note);
    }

    boolean remove(UUID id) {
        return notes.deleteOne(com.mongodb.client.model.Filters.eq(id));
    }

    private static NoteController.Note note(Document stored) {
        return new NoteController.Note(
                stored.get("_id", UUID.class), stored.getString("text"), stored.getInteger("rank"));
    }
}
