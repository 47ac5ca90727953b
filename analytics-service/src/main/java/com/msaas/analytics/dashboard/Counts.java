package com.msaas.analytics.dashboard;

/// How many appointments stand in some time and what became of them.
///
/// @param booked all of them, whatever became of them since
/// @param revenue the price of those that were completed, in the smallest unit of one currency
record Counts(long booked, long completed, long cancelled, long noShow, long revenue) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                booked + other.booked,
                completed + other.completed,
                cancelled + other.cancelled,
                noShow + other.noShow,
                revenue + other.revenue);
    }

    Counts withoutRevenue() {
        return new Counts(booked, completed, cancelled, noShow, 0);
    }

    /// Of the appointments that were to take place and whose end is known, the part to which the patient did
    /// not come.
    double noShowRate() {
        long ended = completed + noShow;
        return ended == 0 ? 0 : (double) noShow / ended;
    }
}
