package com.msaas.scheduling.appointment;

import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.calendar.Agendas;
import com.msaas.scheduling.calendar.Claim;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets something happen to an appointment and writes it down, together with what that changes in the
/// agendas: time that it takes no more is let go of, time that it takes now is claimed.
@Component
final class AmendInTurn {
    private final AppointmentBook book;
    private final Agendas agendas;
    private final Transactions transactions;

    AmendInTurn(AppointmentBook book, Agendas agendas, Transactions transactions) {
        this.book = book;
        this.agendas = agendas;
        this.transactions = transactions;
    }

    Appointment amend(Appointment appointment, Function<Appointment, List<? extends AppointmentEvent>> act) {
        long readVersion = appointment.version();
        List<Claim> before = appointment.claims();
        List<? extends AppointmentEvent> happened = act.apply(appointment);
        List<Claim> after = appointment.claims();
        List<Claim> left = without(before, after);
        List<Claim> wanted = without(after, before);
        if (left.isEmpty() && wanted.isEmpty()) {
            return transactions.inOne(() -> written(appointment, readVersion, happened));
        }
        List<Claim> touched = Stream.concat(left.stream(), wanted.stream()).toList();
        return agendas.inTurn(touched.stream().map(Claim::agenda).toList(), turn -> {
            if (!turn.looksFree(wanted)) {
                throw turn.refusal();
            }
            return turn.inOneTransaction(() -> {
                // first of all its version: who lost to another change of the same appointment is to hear of that,
                // and not that the appointment is in its own way
                Appointment amended = written(appointment, readVersion, happened);
                if (!turn.exchange(left, wanted)) {
                    throw turn.refusal();
                }
                return amended;
            });
        });
    }

    private Appointment written(Appointment appointment, long readVersion, List<? extends AppointmentEvent> happened) {
        if (!happened.isEmpty()) {
            book.amend(appointment, readVersion, happened);
        }
        return appointment;
    }

    private static List<Claim> without(List<Claim> claims, List<Claim> others) {
        return claims.stream().filter(claim -> !others.contains(claim)).toList();
    }
}
