package com.msaas.platform.inbox;

import com.msaas.platform.observability.Figure;
import com.msaas.platform.observability.Measurement;
import java.util.List;

/// How many messages of each listener lie aside.
final class ParkedLetters implements Measurement {
    private final Inbox inbox;
    private final DeadLetters letters;

    ParkedLetters(Inbox inbox, DeadLetters letters) {
        this.inbox = inbox;
        this.letters = letters;
    }

    @Override
    public List<Figure> look() {
        return inbox.listeners().stream()
                .map(listener ->
                        Figure.of("clinic.inbox.letters", "listener", listener, letters.count(inbox.live(listener))))
                .toList();
    }
}
