package com.msaas.scheduling.offering;

/// Takes the news of the catalogue to the world, in the transaction in which it changed.
public interface CatalogueNews {

    /// Something is offered, on other terms, or no more: this is how it stands now.
    void described(Offering offering);
}
