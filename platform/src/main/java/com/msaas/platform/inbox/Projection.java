package com.msaas.platform.inbox;

/// A listener that only keeps a copy or a count, in collections of its own, so that it can be made anew from
/// the history. It writes nothing but its projection collections: no event, no job, no audit record.
public non-sealed interface Projection extends EventListener {}
