package com.msaas.scheduling.offering;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.offering.Offering.Terms;
import com.msaas.scheduling.resource.ResourceType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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

/// To clients an offering is a service.
@RestController
@RequestMapping("/api/services")
final class OfferingController {
    private static final int LONGEST_VISIT = 12 * 60;
    private static final int LONGEST_BUFFER = 4 * 60;

    private final Idempotently idempotently;
    private final IntroduceOffering introduceOffering;
    private final ChangeOffering changeOffering;
    private final WithdrawOffering withdrawOffering;
    private final Catalogue catalogue;

    OfferingController(
            Idempotently idempotently,
            IntroduceOffering introduceOffering,
            ChangeOffering changeOffering,
            WithdrawOffering withdrawOffering,
            Catalogue catalogue) {
        this.idempotently = idempotently;
        this.introduceOffering = introduceOffering;
        this.changeOffering = changeOffering;
        this.withdrawOffering = withdrawOffering;
        this.catalogue = catalogue;
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OfferingAnswer> create(@RequestBody NewOffering body) {
        return idempotently.created(() -> introduceOffering.introduce(body.terms()), OfferingAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping
    Page<OfferingAnswer> list(PageRequest page) {
        return catalogue.list(page).map(OfferingAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/{id}")
    OfferingAnswer one(@PathVariable OfferingId id) {
        return OfferingAnswer.of(catalogue.find(id));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PatchMapping("/{id}")
    OfferingAnswer change(@PathVariable OfferingId id, ExpectedVersion expected, @RequestBody OfferingChange body) {
        return OfferingAnswer.of(changeOffering.change(id, expected, body::appliedTo));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable OfferingId id, ExpectedVersion expected) {
        withdrawOffering.withdraw(id, expected);
    }

    record NewOffering(
            @NotBlank @Size(max = 200) String name,
            @Min(1) @Max(LONGEST_VISIT) int durationMinutes,
            @Nullable @Min(0) @Max(LONGEST_BUFFER) Integer bufferBeforeMinutes,
            @Nullable @Min(0) @Max(LONGEST_BUFFER) Integer bufferAfterMinutes,
            Money price,
            @Nullable ResourceType requiredResourceType) {
        Terms terms() {
            return new Terms(
                    name,
                    Duration.ofMinutes(durationMinutes),
                    Duration.ofMinutes(Objects.requireNonNullElse(bufferBeforeMinutes, 0)),
                    Duration.ofMinutes(Objects.requireNonNullElse(bufferAfterMinutes, 0)),
                    price,
                    requiredResourceType);
        }
    }

    record OfferingChange(
            Change<@NotBlank @Size(max = 200) String> name,
            Change<@Min(1) @Max(LONGEST_VISIT) Integer> durationMinutes,
            Change<@Min(0) @Max(LONGEST_BUFFER) Integer> bufferBeforeMinutes,
            Change<@Min(0) @Max(LONGEST_BUFFER) Integer> bufferAfterMinutes,
            Change<Money> price,
            Change<@Nullable ResourceType> requiredResourceType) {
        Terms appliedTo(Terms now) {
            return new Terms(
                    name.or(now.name()),
                    durationMinutes.map(Duration::ofMinutes).or(now.duration()),
                    bufferBeforeMinutes.map(Duration::ofMinutes).or(now.bufferBefore()),
                    bufferAfterMinutes.map(Duration::ofMinutes).or(now.bufferAfter()),
                    price.or(now.price()),
                    requiredResourceType.or(now.requiredResourceType()));
        }
    }

    record OfferingAnswer(
            OfferingId id,
            String name,
            long durationMinutes,
            long bufferBeforeMinutes,
            long bufferAfterMinutes,
            Money price,
            @Nullable ResourceType requiredResourceType,
            long version,
            Instant createdAt)
            implements Versioned {
        static OfferingAnswer of(Offering offering) {
            Terms terms = offering.terms();
            return new OfferingAnswer(
                    offering.id(),
                    terms.name(),
                    terms.duration().toMinutes(),
                    terms.bufferBefore().toMinutes(),
                    terms.bufferAfter().toMinutes(),
                    terms.price(),
                    terms.requiredResourceType(),
                    offering.version(),
                    offering.createdAt());
        }
    }
}
