package com.msaas.crm.note;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.crm.ClientId;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where the notes are kept, and beside them what they said before.
@Repository
class Notes {
    private static final String CLIENT = "client_id";
    private static final String REMOVED = "removed";
    private static final String REMOVED_AT = "removed_at";
    private static final String PINNED = "pinned";
    private static final String CREATED_AT = "created_at";
    private static final String NOTE = "note_id";
    private static final String VERSION = "version";
    private static final Duration KEPT_WHEN_REMOVED = Duration.ofDays(30);
    private static final Bson PINNED_THEN_NEWEST = Sorts.descending(PINNED, CREATED_AT, "_id");
    private static final Bson NEWEST_WORDING_FIRST = Sorts.descending(VERSION);

    private final TenantCollection notes;
    private final TenantCollection wordings;

    Notes(Database database) {
        notes = database.tenantCollection(CollectionSpec.named("client_notes")
                .index(Indexes.compoundIndex(Indexes.ascending(CLIENT, REMOVED), PINNED_THEN_NEWEST))
                .expiring(REMOVED_AT, KEPT_WHEN_REMOVED));
        wordings = database.tenantCollection(CollectionSpec.named("client_note_wordings")
                .unique(Indexes.compoundIndex(Indexes.ascending(NOTE), NEWEST_WORDING_FIRST))
                .expiring(REMOVED_AT, KEPT_WHEN_REMOVED));
    }

    /// What a note said before.
    ///
    /// @param replacedBy who put it otherwise, and when
    record Earlier(Wording wording, UUID replacedBy, Instant replacedAt) {}

    void add(Note note) {
        notes.insert(document(note));
    }

    /// Puts the changed note in the place of the one that was read in the same transaction.
    void save(Note note) {
        if (!notes.replaceOne(eq(note.id().value()), document(note))) {
            throw new IllegalStateException("a note that was read in this transaction is gone");
        }
    }

    void keep(NoteId note, Earlier earlier) {
        Wording wording = earlier.wording;
        wordings.insert(new Document("_id", Ids.next())
                .append(NOTE, note.value())
                .append(VERSION, wording.version())
                .append("html", wording.text().html())
                .append("by", wording.by())
                .append("at", Date.from(wording.at()))
                .append("replaced_by", earlier.replacedBy)
                .append("replaced_at", Date.from(earlier.replacedAt)));
    }

    /// Lets the earlier wordings go when their note goes.
    void expireWordings(NoteId note, Instant now) {
        wordings.updateMany(eq(NOTE, note.value()), set(REMOVED_AT, Date.from(now)));
    }

    /// The note.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the patient's file has no such note
    Note find(ClientId client, NoteId note) {
        return notes.findOne(and(eq(note.value()), of(client)))
                .map(Notes::note)
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("note")));
    }

    Page<Note> list(ClientId client, PageRequest page) {
        return new Page<>(
                query(client).skip(page.skip()).limit(page.limit()).list(Notes::note), page, notes.count(of(client)));
    }

    Find query(ClientId client) {
        return notes.find(of(client)).sort(PINNED_THEN_NEWEST);
    }

    Page<Earlier> earlier(NoteId note, PageRequest page) {
        return new Page<>(
                earlierQuery(note).skip(page.skip()).limit(page.limit()).list(Notes::earlier),
                page,
                wordings.count(eq(NOTE, note.value())));
    }

    Find earlierQuery(NoteId note) {
        return wordings.find(eq(NOTE, note.value())).sort(NEWEST_WORDING_FIRST);
    }

    private static Bson of(ClientId client) {
        return and(eq(CLIENT, client.value()), eq(REMOVED, false));
    }

    private static Document document(Note note) {
        Wording wording = note.wording();
        Instant removedAt = note.removedAt();
        Document document = new Document("_id", note.id().value())
                .append(CLIENT, note.client().value())
                .append(VERSION, note.version())
                .append("author", note.author())
                .append(CREATED_AT, Date.from(note.createdAt()))
                .append("html", wording.text().html())
                .append("wording_version", wording.version())
                .append("wording_by", wording.by())
                .append("wording_at", Date.from(wording.at()))
                .append(PINNED, note.pinned())
                .append("changed_at", Date.from(note.changedAt()))
                .append(REMOVED, removedAt != null);
        return removedAt == null ? document : document.append(REMOVED_AT, Date.from(removedAt));
    }

    private static Note note(Document document) {
        @Nullable Date removedAt = document.getDate(REMOVED_AT);
        return new Note(
                new NoteId(document.get("_id", UUID.class)),
                new ClientId(document.get(CLIENT, UUID.class)),
                document.get("author", UUID.class),
                document.getDate(CREATED_AT).toInstant(),
                document.getLong(VERSION),
                new Wording(
                        document.getLong("wording_version"),
                        new RichText(document.getString("html")),
                        document.get("wording_by", UUID.class),
                        document.getDate("wording_at").toInstant()),
                document.getBoolean(PINNED),
                document.getDate("changed_at").toInstant(),
                removedAt == null ? null : removedAt.toInstant());
    }

    private static Earlier earlier(Document document) {
        return new Earlier(
                new Wording(
                        document.getLong(VERSION),
                        new RichText(document.getString("html")),
                        document.get("by", UUID.class),
                        document.getDate("at").toInstant()),
                document.get("replaced_by", UUID.class),
                document.getDate("replaced_at").toInstant());
    }
}
