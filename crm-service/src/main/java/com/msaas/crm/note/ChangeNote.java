package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.FindClient;
import com.msaas.crm.note.Notes.Earlier;
import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Rewrites a note, or pins it, and keeps what it said.
@Component
class ChangeNote {
    private final FindClient findClient;
    private final Notes notes;
    private final NoteEvents events;
    private final Transactions transactions;
    private final Clock clock;

    ChangeNote(FindClient findClient, Notes notes, NoteEvents events, Transactions transactions, Clock clock) {
        this.findClient = findClient;
        this.notes = notes;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    Note change(
            ClientId client,
            NoteId id,
            ExpectedVersion expected,
            Change<RichText> text,
            Change<Boolean> pinned,
            UUID by) {
        return transactions.inOne(() -> {
            findClient.find(client);
            Note note = notes.find(client, id);
            expected.check(note.version());
            long before = note.version();
            Instant now = clock.instant();
            text.ifNamed(to -> note.rewrite(to, by, now).ifPresent(rewritten -> {
                notes.keep(id, new Earlier(rewritten.before(), by, now));
                events.happened(rewritten);
            }));
            pinned.ifNamed(to -> note.pin(to, now).ifPresent(events::happened));
            if (note.version() > before) {
                notes.save(note);
            }
            return note;
        });
    }
}
