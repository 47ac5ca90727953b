package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import com.msaas.crm.note.NoteEvent.Pinned;
import com.msaas.crm.note.NoteEvent.Removed;
import com.msaas.crm.note.NoteEvent.Rewritten;
import com.msaas.crm.note.NoteEvent.Written;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One note in a patient's file. Whoever works in the clinic may write one and mend those of others; what it
/// said before is kept beside it, with who had put it so. Removed it is gone for readers at once, and from the
/// database a month later.
final class Note {
    private final NoteId id;
    private final ClientId client;
    private final UUID author;
    private final Instant createdAt;
    private long version;
    private Wording wording;
    private boolean pinned;
    private Instant changedAt;
    private @Nullable Instant removedAt;

    Note(
            NoteId id,
            ClientId client,
            UUID author,
            Instant createdAt,
            long version,
            Wording wording,
            boolean pinned,
            Instant changedAt,
            @Nullable Instant removedAt) {
        this.id = id;
        this.client = client;
        this.author = author;
        this.createdAt = createdAt;
        this.version = version;
        this.wording = wording;
        this.pinned = pinned;
        this.changedAt = changedAt;
        this.removedAt = removedAt;
    }

    static Note write(NoteId id, ClientId client, RichText text, boolean pinned, UUID author, Instant now) {
        return new Note(id, client, author, now, 1, new Wording(1, text, author, now), pinned, now, null);
    }

    Written written() {
        return new Written(id, client, version, wording.text(), pinned, createdAt);
    }

    /// @return nothing when it says that already
    Optional<Rewritten> rewrite(RichText text, UUID by, Instant now) {
        if (text.equals(wording.text())) {
            return Optional.empty();
        }
        Wording before = wording;
        touch(now);
        wording = new Wording(version, text, by, now);
        return Optional.of(new Rewritten(id, client, version, before, text, now));
    }

    /// @return nothing when it stands there already
    Optional<Pinned> pin(boolean toTheTop, Instant now) {
        if (toTheTop == pinned) {
            return Optional.empty();
        }
        touch(now);
        pinned = toTheTop;
        return Optional.of(new Pinned(id, client, version, pinned, now));
    }

    Removed remove(Instant now) {
        touch(now);
        removedAt = now;
        return new Removed(id, client, version, wording.text(), now);
    }

    private void touch(Instant now) {
        version++;
        changedAt = now;
    }

    NoteId id() {
        return id;
    }

    ClientId client() {
        return client;
    }

    UUID author() {
        return author;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }

    Wording wording() {
        return wording;
    }

    boolean pinned() {
        return pinned;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    Instant removedAt() {
        return removedAt;
    }
}
