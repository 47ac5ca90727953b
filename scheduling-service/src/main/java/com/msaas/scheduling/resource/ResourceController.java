package com.msaas.scheduling.resource;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.resource.Resource.Description;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
@RequestMapping("/api/resources")
final class ResourceController {
    private final Idempotently idempotently;
    private final InstallResource installResource;
    private final DescribeResource describeResource;
    private final TakeOutResource takeOutResource;
    private final Inventory inventory;

    ResourceController(
            Idempotently idempotently,
            InstallResource installResource,
            DescribeResource describeResource,
            TakeOutResource takeOutResource,
            Inventory inventory) {
        this.idempotently = idempotently;
        this.installResource = installResource;
        this.describeResource = describeResource;
        this.takeOutResource = takeOutResource;
        this.inventory = inventory;
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ResourceAnswer> create(@RequestBody NewResource body) {
        return idempotently.created(
                () -> installResource.install(body.locationId(), body::description), ResourceAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping
    Page<ResourceAnswer> list(PageRequest page) {
        return inventory.list(page).map(ResourceAnswer::of);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/{id}")
    ResourceAnswer one(@PathVariable ResourceId id) {
        return ResourceAnswer.of(inventory.find(id));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @PatchMapping("/{id}")
    ResourceAnswer change(@PathVariable ResourceId id, ExpectedVersion expected, @RequestBody ResourceChange body) {
        return ResourceAnswer.of(describeResource.describe(id, expected, body::appliedTo));
    }

    @Needs(Permission.KEEP_CALENDAR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ResourceId id, ExpectedVersion expected) {
        takeOutResource.takeOut(id, expected);
    }

    record NewResource(
            @NotBlank @Size(max = 200) String name,
            ResourceType type,
            @Nullable LocationId locationId) {
        Description description(LocationId location) {
            return new Description(name, type, location);
        }
    }

    record ResourceChange(
            Change<@NotBlank @Size(max = 200) String> name, Change<ResourceType> type, Change<LocationId> locationId) {
        Description appliedTo(Description now) {
            return new Description(name.or(now.name()), type.or(now.type()), locationId.or(now.location()));
        }
    }

    record ResourceAnswer(
            ResourceId id, String name, ResourceType type, LocationId locationId, long version, Instant createdAt)
            implements Versioned {
        static ResourceAnswer of(Resource resource) {
            Description description = resource.description();
            return new ResourceAnswer(
                    resource.id(),
                    description.name(),
                    description.type(),
                    description.location(),
                    resource.version(),
                    resource.createdAt());
        }
    }
}
