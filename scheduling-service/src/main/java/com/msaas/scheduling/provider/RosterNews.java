package com.msaas.scheduling.provider;

/// Takes the news of the roster to the world, in the transaction in which it changed.
public interface RosterNews {

    /// Somebody is called like this from now on.
    void named(Provider provider);
}
