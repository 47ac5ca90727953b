package com.msaas.crm.activity;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.FindClient;
import com.msaas.crm.copies.Clinics;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.SEE_PATIENTS)
@RequestMapping("/api/clients/{id}/activity")
class ActivityController {
    private final FindClient findClient;
    private final Timeline timeline;
    private final Clinics clinics;

    ActivityController(FindClient findClient, Timeline timeline, Clinics clinics) {
        this.findClient = findClient;
        this.timeline = timeline;
        this.clinics = clinics;
    }

    /// @param cursor the id of the last entry that the client has; what is older follows
    @GetMapping
    List<Entry> read(
            @PathVariable ClientId id,
            @RequestParam @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        findClient.find(id);
        ZoneId zone = clinics.current().zone();
        return timeline.read(id, cursor, limit).stream()
                .map(activity -> Entry.of(activity, zone))
                .toList();
    }

    /// What the entry is about.
    record Reference(String type, UUID id) {}

    /// An entry as clients read it.
    record Entry(UUID id, String type, Instant at, String summary, String source, Reference reference) {
        static Entry of(Activity activity, ZoneId zone) {
            return new Entry(
                    activity.id(),
                    activity.type(),
                    activity.at(),
                    Wording.of(activity, zone),
                    activity.source(),
                    new Reference(activity.aggregateType(), activity.aggregate()));
        }
    }
}
