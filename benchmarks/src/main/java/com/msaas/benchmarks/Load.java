package com.msaas.benchmarks;

import com.msaas.system.Clinic;
import com.msaas.system.TheSystem;
import com.msaas.testsupport.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Receptionists of several clinics who fill the diaries of many dentists, each half hour once.
final class Load {
    private static final int CLINICS = 4;
    private static final int DENTISTS = 10;

    private final List<Diary> diaries = new ArrayList<>();
    private final Set<UUID> patients = new HashSet<>();
    private final Set<UUID> booked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();
    private List<Clinic> clinics = new ArrayList<>();

    Load(TheSystem system) {
        for (int number = 0; number < CLINICS; number++) {
            Clinic clinic = Clinic.open(system, "Clinica " + (number + 1)).onPlan("pro");
            UUID consultation = clinic.treatment("Consultație", false);
            UUID patient = clinic.patient("Ion", "Pop");
            clinics.add(clinic);
            patients.add(patient);
            for (int dentist = 0; dentist < DENTISTS; dentist++) {
                diaries.add(new Diary(number, clinic.dentist("Dr. " + dentist), consultation, patient));
            }
        }
    }

    /// Fetches new tokens; the old ones are good for five minutes.
    void signIn() {
        clinics = clinics.stream().map(Clinic::signedInAgain).toList();
    }

    /// Books the next half hour of the next dentist.
    void bookNext() {
        int number = next.getAndIncrement();
        Diary diary = diaries.get(number % diaries.size());
        Answer answer = clinics.get(diary.clinic())
                .api()
                .post(
                        "/api/appointments",
                        Clinic.appointment(
                                diary.patient(),
                                diary.dentist(),
                                diary.consultation(),
                                Clinic.halfHour(number / diaries.size())));
        if (answer.status() == 201) {
            booked.add(answer.id());
        } else {
            failed.incrementAndGet();
            System.out.println("not booked: " + answer.status() + " " + answer.text());
        }
    }

    Set<UUID> booked() {
        return Set.copyOf(booked);
    }

    long failed() {
        return failed.get();
    }

    Set<UUID> patients() {
        return Set.copyOf(patients);
    }

    private record Diary(int clinic, UUID dentist, UUID consultation, UUID patient) {}
}
