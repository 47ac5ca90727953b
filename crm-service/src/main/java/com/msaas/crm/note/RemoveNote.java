package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.FindClient;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Takes a note out of a patient's file.
@Component
class RemoveNote {
    private final FindClient findClient;
    private final Notes notes;
    private final NoteEvents events;
    private final Transactions transactions;
    private final Clock clock;

    RemoveNote(FindClient findClient, Notes notes, NoteEvents events, Transactions transactions, Clock clock) {
        this.findClient = findClient;
        this.notes = notes;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    void remove(ClientId client, NoteId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            findClient.find(client);
            Note note = notes.find(client, id);
            expected.check(note.version());
            Instant now = clock.instant();
            NoteEvent removed = note.remove(now);
            notes.save(note);
            notes.expireWordings(id, now);
            events.happened(removed);
        });
    }
}
