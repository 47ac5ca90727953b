package com.msaas.analytics.definition;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A number that is shown, and what exactly it counts. Whoever counts it differently from now on gives it the
/// next version, so that nobody compares two figures that do not mean the same.
public enum Definition {
    BOOKED(
            1,
            "All appointments that begin on these days, whatever became of them since.",
            "Toate programările care încep în aceste zile, indiferent ce s-a întâmplat între timp cu ele."),
    COMPLETED(1, "Appointments that took place.", "Programările care au avut loc."),
    CANCELLED(
            1,
            "Appointments that were called off, by the patient or by the clinic.",
            "Programările anulate, de pacient sau de clinică."),
    NO_SHOW(
            1,
            "Appointments to which the patient did not come, without having called them off.",
            "Programările la care pacientul nu s-a prezentat, fără să le fi anulat."),
    NO_SHOW_RATE(
            1,
            "No-shows divided by the sum of no-shows and completed appointments. Appointments that were cancelled,"
                    + " and those that are still open, are left out. 0 when nothing is left.",
            "Numărul neprezentărilor împărțit la suma neprezentărilor și a programărilor care au avut loc."
                    + " Programările anulate și cele încă deschise nu intră în calcul. 0 când nu rămâne niciuna."),
    BOOKED_MINUTES(
            1,
            "Minutes from beginning to end of all appointments that were not cancelled. No-shows count, because the"
                    + " time was kept for them.",
            "Minutele de la începutul la sfârșitul tuturor programărilor care nu au fost anulate. Neprezentările se"
                    + " numără, pentru că timpul le-a fost păstrat."),
    REVENUE(
            1,
            "The agreed prices of completed appointments, whether they have been paid or not, on the day on which the"
                    + " appointment begins.",
            "Prețurile convenite ale programărilor care au avut loc, fie că au fost plătite sau nu, în ziua în care"
                    + " începe programarea."),
    FORECAST(
            1,
            "The agreed prices of appointments that are still open: scheduled, confirmed, checked in or in progress."
                    + " Past ones that nobody has closed count too.",
            "Prețurile convenite ale programărilor încă deschise: programate, confirmate, cu pacientul sosit sau în"
                    + " desfășurare. Se numără și cele trecute pe care nu le-a încheiat nimeni."),
    NEW_CLIENTS(
            1,
            "Patients whose file was opened on these days.",
            "Pacienții a căror fișă a fost deschisă în aceste zile."),
    FIRST_VISITS(
            1,
            "Completed appointments that are the earliest completed one of their patient in this clinic.",
            "Programările care au avut loc și sunt prima vizită a pacientului la această clinică."),
    RETURNING_VISITS(
            1,
            "Completed appointments of patients who have an earlier completed one in this clinic.",
            "Programările care au avut loc ale pacienților care au mai fost la această clinică.");

    private final Meaning meaning;

    Definition(int version, String english, String romanian) {
        this.meaning = new Meaning(version, english, romanian);
    }

    /// As clients read it.
    ///
    /// @param text in English
    /// @param textRo in Romanian
    public record Meaning(int version, String text, String textRo) {}

    /// What the numbers of one answer mean, by the names that they have in it.
    public static Map<String, Meaning> of(Definition... shown) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        Arrays.stream(shown)
                .forEach(definition -> meanings.put(definition.name().toLowerCase(Locale.ROOT), definition.meaning));
        return Collections.unmodifiableMap(meanings);
    }
}
