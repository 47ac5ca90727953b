package com.msaas.scheduling.appointment;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/appointments")
final class AppointmentController {
    private static final int LONGEST_NOTES = 5_000;
    private static final int LONGEST_REASON = 500;

    private final Idempotently idempotently;
    private final BookAppointment bookAppointment;
    private final ChangeAppointment changeAppointment;
    private final DeleteAppointment deleteAppointment;
    private final RestoreAppointment restoreAppointment;
    private final AppointmentBook book;

    AppointmentController(
            Idempotently idempotently,
            BookAppointment bookAppointment,
            ChangeAppointment changeAppointment,
            DeleteAppointment deleteAppointment,
            RestoreAppointment restoreAppointment,
            AppointmentBook book) {
        this.idempotently = idempotently;
        this.bookAppointment = bookAppointment;
        this.changeAppointment = changeAppointment;
        this.deleteAppointment = deleteAppointment;
        this.restoreAppointment = restoreAppointment;
        this.book = book;
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<AppointmentAnswer> create(@RequestBody NewAppointment body) {
        return idempotently.created(() -> bookAppointment.book(body.wish()), AppointmentAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping
    Page<AppointmentAnswer> list(
            @RequestParam Optional<Instant> start,
            @RequestParam Optional<Instant> end,
            @RequestParam Optional<ProviderId> providerId,
            @RequestParam Optional<ClientId> clientId,
            @RequestParam Optional<ResourceId> resourceId,
            @RequestParam Optional<LocationId> locationId,
            @RequestParam Optional<AppointmentStatus> status,
            PageRequest page) {
        AppointmentFilter filter =
                new AppointmentFilter(start, end, providerId, clientId, resourceId, locationId, status);
        return book.list(filter, page).map(AppointmentAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/{id}")
    AppointmentAnswer one(@PathVariable AppointmentId id) {
        return AppointmentAnswer.of(book.find(id));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PatchMapping("/{id}")
    AppointmentAnswer change(
            @PathVariable AppointmentId id, ExpectedVersion expected, @RequestBody AppointmentChange body) {
        return AppointmentAnswer.of(changeAppointment.change(id, expected, body.wish()));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable AppointmentId id, ExpectedVersion expected) {
        deleteAppointment.delete(id, expected);
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PostMapping("/{id}/restore")
    ResponseEntity<AppointmentAnswer> restore(@PathVariable AppointmentId id, ExpectedVersion expected) {
        return idempotently.ok(() -> restoreAppointment.restore(id, expected), AppointmentAnswer::of);
    }

    record NewAppointment(
            ClientId clientId,
            ProviderId providerId,
            OfferingId serviceId,
            @Nullable ResourceId resourceId,
            Instant startTime,
            @Nullable Instant endTime,
            @Nullable @Size(max = LONGEST_NOTES) String notes,
            @Nullable Overbook overbook) {
        BookAppointment.Wish wish() {
            return new BookAppointment.Wish(
                    clientId,
                    providerId,
                    serviceId,
                    resourceId,
                    startTime,
                    endTime,
                    notes,
                    overbook == null ? null : overbook.reason());
        }
    }

    record Overbook(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record AppointmentChange(
            Change<Instant> startTime,
            Change<Instant> endTime,
            Change<ProviderId> providerId,
            Change<@Nullable ResourceId> resourceId,
            Change<@Nullable @Size(max = LONGEST_NOTES) String> notes,
            Change<AppointmentStatus> status,
            Change<@Nullable @Size(max = LONGEST_REASON) String> cancellationReason) {
        ChangeAppointment.Wish wish() {
            return new ChangeAppointment.Wish(
                    startTime, endTime, providerId, resourceId, notes, status, cancellationReason);
        }
    }
}
