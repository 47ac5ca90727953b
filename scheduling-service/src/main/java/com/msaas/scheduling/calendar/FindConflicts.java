package com.msaas.scheduling.calendar;

import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.provider.Roster;
import com.msaas.scheduling.resource.Inventory;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells what a time would overlap, before anybody tries to book it.
@Component
final class FindConflicts {
    private final Roster roster;
    private final Inventory inventory;
    private final Agendas agendas;

    FindConflicts(Roster roster, Inventory inventory, Agendas agendas) {
        this.roster = roster;
        this.inventory = inventory;
        this.agendas = agendas;
    }

    List<Conflict> find(
            Optional<ProviderId> provider, Optional<ResourceId> resource, TimeRange time, Optional<UUID> except) {
        List<Conflict> conflicts = new ArrayList<>();
        provider.map(roster::find)
                .ifPresent(one -> conflicts.addAll(
                        agendas.overlapping(AgendaKind.PROVIDER, one.id().value(), time, except)));
        resource.map(inventory::find)
                .ifPresent(one -> conflicts.addAll(
                        agendas.overlapping(AgendaKind.RESOURCE, one.id().value(), time, except)));
        return conflicts;
    }
}
