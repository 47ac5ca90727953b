package com.msaas.analytics.counts;

/// How many appointments stand in some time and what became of them.
///
/// @param booked all of them, whatever became of them since
/// @param firstVisits the completed ones that are the earliest completed one of their patient
/// @param bookedMinutes how long all but the cancelled ones last together
/// @param revenue the price of those that were completed, in the smallest unit of one currency
/// @param forecast the price of those whose end is not known yet, in the same
public record Counts(
        long booked,
        long completed,
        long cancelled,
        long noShow,
        long firstVisits,
        long bookedMinutes,
        long revenue,
        long forecast) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                booked + other.booked,
                completed + other.completed,
                cancelled + other.cancelled,
                noShow + other.noShow,
                firstVisits + other.firstVisits,
                bookedMinutes + other.bookedMinutes,
                revenue + other.revenue,
                forecast + other.forecast);
    }

    Counts negated() {
        return new Counts(-booked, -completed, -cancelled, -noShow, -firstVisits, -bookedMinutes, -revenue, -forecast);
    }

    Counts withoutMoney() {
        return new Counts(booked, completed, cancelled, noShow, firstVisits, bookedMinutes, 0, 0);
    }

    /// The completed ones of patients who had completed an earlier one.
    public long returningVisits() {
        return completed - firstVisits;
    }

    /// Of the appointments that were to take place and whose end is known, the part to which the patient did
    /// not come.
    public double noShowRate() {
        long ended = completed + noShow;
        return ended == 0 ? 0 : (double) noShow / ended;
    }
}
