package com.msaas.scheduling;

import com.mongodb.client.model.Filters;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/// Reads the appointments themselves, knows nothing of agendas, and says which of them overlap without
/// anybody having decided so.
public final class OverlapAudit {
    private OverlapAudit() {}

    public static List<String> of(String database, TenantId clinic) {
        List<Document> live = RealParts.database(database)
                .getCollection("appointments")
                .find(Filters.and(
                        Filters.eq("tenant_id", clinic.value()),
                        Filters.eq("deleted_at", null),
                        Filters.eq("overbooking", null),
                        Filters.nin("status", "CANCELLED", "NO_SHOW")))
                .into(new ArrayList<>());
        List<String> overlaps = new ArrayList<>();
        for (int one = 0; one < live.size(); one++) {
            for (int other = one + 1; other < live.size(); other++) {
                if (sharesSomebody(live.get(one), live.get(other)) && overlap(live.get(one), live.get(other))) {
                    overlaps.add(
                            live.get(one).get("_id") + " and " + live.get(other).get("_id"));
                }
            }
        }
        return overlaps;
    }

    private static boolean sharesSomebody(Document one, Document other) {
        return one.get("provider_id").equals(other.get("provider_id"))
                || (one.get("resource_id") != null && Objects.equals(one.get("resource_id"), other.get("resource_id")));
    }

    private static boolean overlap(Document one, Document other) {
        return start(one).isBefore(end(other)) && start(other).isBefore(end(one));
    }

    private static Instant start(Document visit) {
        return visit.getDate("start_time").toInstant().minusSeconds(60 * visit.getLong("buffer_before_minutes"));
    }

    private static Instant end(Document visit) {
        return visit.getDate("end_time").toInstant().plusSeconds(60 * visit.getLong("buffer_after_minutes"));
    }
}
