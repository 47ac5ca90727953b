package com.msaas.scheduling.calendar;

import java.util.List;
import java.util.UUID;

/// What an appointment asks of one agenda. An appointment stands whole in the agenda of each day that it
/// touches.
public record Claim(AgendaKey agenda, BusyTime busy) {

    /// The claims on the agendas of one provider or resource.
    public static List<Claim> on(AgendaKind kind, UUID owner, BusyTime busy) {
        return busy.claimed().utcDays().stream()
                .map(day -> new Claim(new AgendaKey(kind, owner, day), busy))
                .toList();
    }
}
