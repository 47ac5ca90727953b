package com.msaas.auth;

import com.msaas.contracts.SessionsEnded;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import java.util.List;

/// What a clinic is told of sessions that have ended.
public final class Endings {
    private Endings() {}

    /// That all of a user's have, among those of single ones that Keycloak tells of.
    public static SessionsEnded all(Events events, TenantId clinic) {
        List<Told> told = events.read(Topic.AUTH_SESSION, clinic)
                .await(some -> some.stream()
                        .anyMatch(one -> one.as(SessionsEnded.class).all()));
        return told.stream()
                .map(one -> one.as(SessionsEnded.class))
                .filter(SessionsEnded::all)
                .findFirst()
                .orElseThrow();
    }
}
