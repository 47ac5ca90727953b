package com.msaas.platform.inbox;

/// A listener that causes something: a notice, a mail, another event. It is never repeated by a rebuild.
public non-sealed interface Reaction extends EventListener {}
