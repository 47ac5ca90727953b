package com.msaas.platform.limits;

/// Something that plans limit and this service counts, for a service whose settings say
/// `clinic.limits.enforced: true`.
public interface Counted {

    /// The limit's name in the published language: `clients`.
    String limit();

    /// What the bound clinic's count is for now: a month (`2027-01`) where it begins anew with each, else always
    /// the same. A name of letters, digits and hyphens.
    default String period() {
        return "ever";
    }

    /// How many there are in the current period, counted one by one: what the count starts from when nothing
    /// has been counted yet. Runs inside the transaction that uses the first.
    long count();
}
