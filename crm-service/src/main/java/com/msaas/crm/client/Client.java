package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.ClientEvent.Added;
import com.msaas.crm.client.ClientEvent.Deleted;
import com.msaas.crm.client.ClientEvent.DetailsChanged;
import com.msaas.crm.client.ClientEvent.Restored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One patient's file. Reception opens it when somebody calls for the first time, everybody in the clinic
/// reads it, and it is changed by whoever learns something new. Taken out of use it can be brought back; its
/// contacts are free for others meanwhile.
///
/// What the patient did (appointments, money) is not part of it: that is counted beside it, from events.
public final class Client {
    private final ClientId id;
    private final Instant createdAt;
    private long version;
    private ClientDetails details;
    private Instant changedAt;
    private @Nullable Instant deletedAt;

    Client(
            ClientId id,
            long version,
            ClientDetails details,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant deletedAt) {
        this.id = id;
        this.version = version;
        this.details = details;
        this.createdAt = createdAt;
        this.changedAt = changedAt;
        this.deletedAt = deletedAt;
    }

    static Client open(ClientId id, ClientDetails details, Instant now) {
        return new Client(id, 1, details, now, now, null);
    }

    Added added() {
        return new Added(id, version, details, createdAt);
    }

    /// @return nothing when the file says that already
    Optional<DetailsChanged> change(ClientDetails to, Instant now) {
        demandInUse();
        List<String> fields = to.fieldsUnlike(details);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        ClientDetails before = details;
        details = to;
        touch(now);
        return Optional.of(new DetailsChanged(id, version, before, to, fields, now));
    }

    Deleted delete(Instant now) {
        demandInUse();
        touch(now);
        deletedAt = now;
        return new Deleted(id, version, details.status(), now);
    }

    /// @return nothing when it is in use
    Optional<Restored> restore(Instant now) {
        if (deletedAt == null) {
            return Optional.empty();
        }
        touch(now);
        deletedAt = null;
        return Optional.of(new Restored(id, version, details, now));
    }

    private void touch(Instant now) {
        version++;
        changedAt = now;
    }

    private void demandInUse() {
        if (deletedAt != null) {
            throw new IllegalStateException("the file is out of use");
        }
    }

    /// Names the file.
    public ClientId id() {
        return id;
    }

    /// 1 at first, one more with each change.
    public long version() {
        return version;
    }

    /// What the file says.
    public ClientDetails details() {
        return details;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }
}
