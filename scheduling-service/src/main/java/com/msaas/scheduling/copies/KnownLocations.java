package com.msaas.scheduling.copies;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where the clinic works. A place that was opened a moment ago is waited for a little, so nothing here is to be asked
/// inside a transaction, which would not see it arrive.
@Component
public final class KnownLocations {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final CommonRefusal NO_SUCH = CommonRefusal.notFound("location");

    private final LocationsCopy copy;
    private final CopyWait copyWait;

    KnownLocations(LocationsCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// The place, closed or not.
    ///
    /// @throws RefusedException with `NOT_FOUND`, or `TEMPORARILY_UNAVAILABLE` when nobody can say yet
    public Location find(LocationId id) {
        return orRefuse(() -> copy.find(id));
    }

    /// All of these places, closed or not.
    ///
    /// @throws RefusedException with `NOT_FOUND` when one of them is unknown, or `TEMPORARILY_UNAVAILABLE`
    ///     when nobody can say yet
    public Map<LocationId, Location> find(Set<LocationId> ids) {
        return orRefuse(() -> all(ids));
    }

    /// Goes on only when somebody or something that is at the one place may be at the other from now on: who stays may
    /// stay, also where the clinic works no more. Somebody may close the place at the same moment: who goes there
    /// nevertheless has no hours there, as those who have been there before.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the other is unknown or closed, or `TEMPORARILY_UNAVAILABLE`
    ///     when nobody can say yet
    public void demandMovable(LocationId now, LocationId next) {
        if (!next.equals(now)) {
            demandOpen(next);
        }
    }

    /// Where somebody or something new belongs: at the place that is named, or where none is, at the oldest one that
    /// is open.
    ///
    /// @throws RefusedException as above, or with `TENANT_NOT_READY` when none has arrived
    public LocationId forNew(@Nullable LocationId named) {
        if (named == null) {
            CommonRefusal notReady = CommonRefusal.tenantNotReady();
            return copyWait.orRefuse(LocationsCopy.NAME, copy::first, notReady, notReady)
                    .id();
        }
        demandOpen(named);
        return named;
    }

    private void demandOpen(LocationId id) {
        if (find(id).closed()) {
            throw new RefusedException(NO_SUCH);
        }
    }

    private <T> T orRefuse(Supplier<Optional<T>> look) {
        return copyWait.orRefuse(LocationsCopy.NAME, look, NO_SUCH, CommonRefusal.temporarilyUnavailable(SOON));
    }

    private Optional<Map<LocationId, Location>> all(Set<LocationId> ids) {
        return Optional.of(copy.find(ids).stream().collect(Collectors.toMap(Location::id, Function.identity())))
                .filter(found -> found.size() == ids.size());
    }
}
