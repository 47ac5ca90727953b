package com.msaas.crm.note;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.FindClient;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts a new note into a patient's file.
@Component
class WriteNote {
    private final FindClient findClient;
    private final Notes notes;
    private final NoteEvents events;
    private final Transactions transactions;
    private final Clock clock;

    WriteNote(FindClient findClient, Notes notes, NoteEvents events, Transactions transactions, Clock clock) {
        this.findClient = findClient;
        this.notes = notes;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    Note write(ClientId client, RichText text, boolean pinned, UUID author) {
        Note note = Note.write(new NoteId(Ids.next()), client, text, pinned, author, clock.instant());
        return transactions.inOne(() -> {
            findClient.find(client);
            notes.add(note);
            events.happened(note.written());
            return note;
        });
    }
}
