package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import java.time.Instant;

/// What happened to a note.
public sealed interface NoteEvent {

    NoteId note();

    ClientId client();

    /// The note's version since then.
    long version();

    Instant at();

    /// There is a new one.
    record Written(NoteId note, ClientId client, long version, RichText text, boolean pinned, Instant at)
            implements NoteEvent {}

    /// It says something else now.
    record Rewritten(NoteId note, ClientId client, long version, Wording before, RichText after, Instant at)
            implements NoteEvent {}

    /// It stands above the others now, or no longer.
    record Pinned(NoteId note, ClientId client, long version, boolean pinned, Instant at) implements NoteEvent {}

    /// It is not part of the file any more.
    record Removed(NoteId note, ClientId client, long version, RichText text, Instant at) implements NoteEvent {}
}
