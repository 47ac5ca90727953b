package com.msaas.scheduling.provider;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.Provider.Profile;
import com.msaas.scheduling.time.DayHours;
import com.msaas.scheduling.time.WeeklyHours;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/providers")
final class ProviderController {
    private static final String COLOR = "#[0-9a-fA-F]{6}";
    private static final String COLOR_MESSAGE = "must be a colour such as #2f80ed";
    private static final int MOST_SPANS = 50;

    private final Idempotently idempotently;
    private final EnrolProvider enrolProvider;
    private final ChangeProfile changeProfile;
    private final DismissProvider dismissProvider;
    private final Roster roster;

    ProviderController(
            Idempotently idempotently,
            EnrolProvider enrolProvider,
            ChangeProfile changeProfile,
            DismissProvider dismissProvider,
            Roster roster) {
        this.idempotently = idempotently;
        this.enrolProvider = enrolProvider;
        this.changeProfile = changeProfile;
        this.dismissProvider = dismissProvider;
        this.roster = roster;
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ProviderAnswer> create(@RequestBody NewProvider body) {
        return idempotently.created(() -> enrolProvider.enrol(body.locationId(), body.profile()), ProviderAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping
    Page<ProviderAnswer> list(PageRequest page) {
        return roster.list(page).map(ProviderAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/{id}")
    ProviderAnswer one(@PathVariable ProviderId id) {
        return ProviderAnswer.of(roster.find(id));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PatchMapping("/{id}")
    ProviderAnswer change(@PathVariable ProviderId id, ExpectedVersion expected, @RequestBody ProviderChange body) {
        return ProviderAnswer.of(changeProfile.change(id, expected, body::appliedTo));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ProviderId id, ExpectedVersion expected) {
        dismissProvider.leave(id, expected);
    }

    record NewProvider(
            @NotBlank @Size(max = 200) String name,
            ProviderType type,
            @Size(max = MOST_SPANS) List<DayHours> weeklyHours,
            @Nullable Set<OfferingId> serviceIds,
            @Nullable LocationId locationId,

            @Nullable @Pattern(regexp = COLOR, message = COLOR_MESSAGE)
            String color) {
        /// What it is at whichever location that turns out to be.
        Function<LocationId, Profile> profile() {
            WeeklyHours hours = WeeklyHours.given("weekly_hours", weeklyHours);
            Set<OfferingId> offerings = serviceIds == null ? Set.of() : serviceIds;
            return location -> new Profile(name, type, hours, offerings, location, color);
        }
    }

    record ProviderChange(
            Change<@NotBlank @Size(max = 200) String> name,
            Change<ProviderType> type,
            Change<@Size(max = MOST_SPANS) List<DayHours>> weeklyHours,
            Change<Set<OfferingId>> serviceIds,
            Change<LocationId> locationId,
            Change<@Nullable @Pattern(regexp = COLOR, message = COLOR_MESSAGE) String> color) {
        Profile appliedTo(Profile now) {
            return new Profile(
                    name.or(now.name()),
                    type.or(now.type()),
                    weeklyHours
                            .map(days -> WeeklyHours.given("weekly_hours", days))
                            .or(now.weeklyHours()),
                    serviceIds.or(now.offerings()),
                    locationId.or(now.location()),
                    color.or(now.color()));
        }
    }

    record ProviderAnswer(
            ProviderId id,
            String name,
            ProviderType type,
            List<DayHours> weeklyHours,
            List<OfferingId> serviceIds,
            LocationId locationId,
            @Nullable String color,
            long version,
            Instant createdAt)
            implements Versioned {
        static ProviderAnswer of(Provider provider) {
            Profile profile = provider.profile();
            return new ProviderAnswer(
                    provider.id(),
                    profile.name(),
                    profile.type(),
                    profile.weeklyHours().days(),
                    profile.offerings().stream()
                            .sorted(Comparator.comparing(OfferingId::value))
                            .toList(),
                    profile.location(),
                    profile.color(),
                    provider.version(),
                    provider.createdAt());
        }
    }
}
