package com.msaas.tenant.team;

/// Those who are asked to join the bound clinic and have not answered: each keeps a place.
public interface OpenInvitations {

    long count();
}
