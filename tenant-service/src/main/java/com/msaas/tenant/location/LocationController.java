package com.msaas.tenant.location;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.tenant.clinic.ClinicHours;
import com.msaas.tenant.clinic.CurrentClinic;
import com.msaas.tenant.clinic.OpenSpan;
import com.msaas.tenant.clinic.SpanView;
import com.msaas.tenant.clinic.WeeklyHours;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
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

/// Where the clinic works.
@RestController
@RequestMapping("/api/locations")
class LocationController {
    private final AddLocation addLocation;
    private final ChangeLocation changeLocation;
    private final RemoveLocation removeLocation;
    private final Locations locations;
    private final CurrentClinic currentClinic;
    private final Idempotently idempotently;

    LocationController(
            AddLocation addLocation,
            ChangeLocation changeLocation,
            RemoveLocation removeLocation,
            Locations locations,
            CurrentClinic currentClinic,
            Idempotently idempotently) {
        this.addLocation = addLocation;
        this.changeLocation = changeLocation;
        this.removeLocation = removeLocation;
        this.locations = locations;
        this.currentClinic = currentClinic;
        this.idempotently = idempotently;
    }

    /// @param timezone the clinic's where none is named
    /// @param openingHours the clinic's where none are named; none at all means closed
    record AddLocationRequest(
            @Size(max = 100) @OneLine String name,
            @Size(max = 300) @OneLine String address,
            @Nullable ZoneId timezone,
            @Nullable @Size(max = 50) List<OpenSpan> openingHours) {

        @Nullable
        WeeklyHours hours() {
            return openingHours == null ? null : WeeklyHours.of(openingHours);
        }
    }

    /// @param timezone null means the clinic's from now on
    /// @param openingHours null means the clinic's from now on
    record ChangeLocationRequest(
            Change<@Size(max = 100) @OneLine String> name,
            Change<@Size(max = 300) @OneLine String> address,
            Change<@Nullable ZoneId> timezone,
            Change<@Nullable @Size(max = 50) List<OpenSpan>> openingHours) {

        LocationChange toChange() {
            return new LocationChange(
                    name.map(String::strip),
                    address.map(String::strip),
                    timezone,
                    openingHours.map(spans -> spans == null ? null : WeeklyHours.of(spans)));
        }
    }

    /// @param timezone by which it goes, its own or the clinic's
    /// @param openingHours by which it goes, its own or the clinic's
    record LocationView(
            LocationId id,
            String name,
            @Nullable String address,
            String timezone,
            boolean ownTimezone,
            List<SpanView> openingHours,
            boolean ownOpeningHours,
            long version)
            implements Versioned {
        static LocationView of(Location location, ClinicHours clinic) {
            return new LocationView(
                    location.id(),
                    location.name(),
                    location.address(),
                    location.timezone(clinic).getId(),
                    location.ownTimezone() != null,
                    location.openingHours(clinic).spans().stream()
                            .map(SpanView::of)
                            .toList(),
                    location.ownHours() != null,
                    location.version());
        }
    }

    /// The oldest first.
    @Needs(Permission.SEE_CLINIC)
    @GetMapping
    Page<LocationView> list(PageRequest page) {
        ClinicHours clinic = currentClinic.hours();
        return locations.list(page).map(location -> LocationView.of(location, clinic));
    }

    @Needs(Permission.SEE_CLINIC)
    @GetMapping("/{id}")
    LocationView one(@PathVariable LocationId id) {
        ClinicHours clinic = currentClinic.hours();
        return LocationView.of(locations.demand(id), clinic);
    }

    @Needs(Permission.CHANGE_CLINIC)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<LocationView> add(@RequestBody AddLocationRequest request) {
        WeeklyHours hours = request.hours();
        ClinicHours clinic = currentClinic.hours();
        return idempotently.created(
                () -> addLocation.add(request.name().strip(), request.address().strip(), request.timezone(), hours),
                location -> LocationView.of(location, clinic));
    }

    @Needs(Permission.CHANGE_CLINIC)
    @PatchMapping("/{id}")
    LocationView change(
            @PathVariable LocationId id, ExpectedVersion expected, @RequestBody ChangeLocationRequest request) {
        ClinicHours clinic = currentClinic.hours();
        return LocationView.of(changeLocation.change(id, request.toChange(), expected), clinic);
    }

    @Needs(Permission.CHANGE_CLINIC)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable LocationId id, ExpectedVersion expected) {
        removeLocation.remove(id, expected);
    }
}
