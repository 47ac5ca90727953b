package com.msaas.system.demo;

import com.msaas.system.demo.PatientFile.Row;
import com.msaas.testsupport.Mailbox;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The mails of one clinic, as the mail server has them and as they have to be.
///
/// @param api the base of the mail server's REST API
/// @param clinicName in whose name they come
record Post(String api, String clinicName, Map<UUID, Row> patients) {

    Mailbox mailbox(String address) {
        return new Mailbox(address, api);
    }

    /// How many mails of this clinic have come to each address, repeats counted once.
    Map<String, Long> arrived(Collection<String> addresses) {
        Map<String, Long> there = new TreeMap<>();
        for (String address : addresses) {
            there.put(
                    address,
                    mailbox(address).mails().stream()
                            .filter(mail -> mail.from().contains(clinicName))
                            .map(Mailbox.Mail::id)
                            .distinct()
                            .count());
        }
        return there;
    }

    /// How many have to come to each address: one for each booking, move and cancellation of whoever has one.
    Map<String, Long> expected(List<Booked> appointments) {
        Map<String, Long> expected = new TreeMap<>();
        for (Booked one : appointments) {
            address(one).ifPresent(address -> expected.merge(address, about(one), Long::sum));
        }
        return expected;
    }

    /// Where mail about it goes, if anywhere.
    Optional<String> address(Booked one) {
        return Optional.ofNullable(patients.get(one.patient())).flatMap(Row::foldedEmail);
    }

    /// How many mails are written about it.
    static long about(Booked one) {
        return 1L + one.moves() + (one.is("cancelled") ? 1 : 0);
    }
}
