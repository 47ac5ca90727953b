package com.msaas.crm.importing;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.AddClient;
import com.msaas.crm.client.ClientDetails;
import com.msaas.crm.client.ClientForm;
import com.msaas.crm.client.ContactKeys;
import com.msaas.crm.importing.Outcome.Twin;
import com.msaas.crm.matching.ContactKey;
import com.msaas.crm.matching.Contacts;
import com.msaas.crm.matching.PossibleDuplicate;
import com.msaas.crm.matching.PossibleDuplicate.Match;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Deals with one row, in one transaction: the patient's file with all that goes with it, what became of the
/// row, and how far the import is. So each row is dealt with once, whoever dies and whoever else comes.
@Component
class ImportRow {
    private static final String OVERFULL = "The row has more cells than the first row has names.";

    private final ClientForm form;
    private final AddClient addClient;
    private final Contacts contacts;
    private final TriedContacts tried;
    private final Outcomes outcomes;
    private final Imports imports;
    private final Transactions transactions;
    private final Clock clock;

    ImportRow(
            ClientForm form,
            AddClient addClient,
            Contacts contacts,
            TriedContacts tried,
            Outcomes outcomes,
            Imports imports,
            Transactions transactions,
            Clock clock) {
        this.form = form;
        this.addClient = addClient;
        this.contacts = contacts;
        this.tried = tried;
        this.outcomes = outcomes;
        this.imports = imports;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Deals with the row.
    ///
    /// @param before how many rows stand before it
    /// @return why the import cannot go on, with this row not dealt with; nothing when it can
    Optional<Refusal> take(Import running, int before, Row row) {
        if (row.overfull()) {
            conclude(running, before, Outcome.refused(row, OVERFULL));
            return Optional.empty();
        }
        try {
            ClientDetails details = form.read(row.fields());
            transactions.inOne(() ->
                    conclude(running, before, running.dryRun() ? tried(running, row, details) : added(row, details)));
            return Optional.empty();
        } catch (RefusedException e) {
            return refused(running, before, row, e);
        }
    }

    private Outcome added(Row row, ClientDetails details) {
        return Outcome.created(row, addClient.add(details, false).id());
    }

    private Outcome tried(Import running, Row row, ClientDetails details) {
        Set<ContactKey> keys = ContactKeys.of(details);
        List<Twin> twins = Stream.concat(
                        contacts.holders(keys).stream().map(match -> twin(match, Map.of())),
                        tried.twins(running.id(), keys).stream())
                .toList();
        if (!twins.isEmpty()) {
            return Outcome.twinOf(row, twins);
        }
        tried.hold(running.id(), row, keys);
        return Outcome.wouldBeCreated(row);
    }

    private Optional<Refusal> refused(Import running, int before, Row row, RefusedException refused) {
        Refusal refusal = refused.refusal();
        if (refusal.kind() == RefusalKind.UNAVAILABLE) {
            throw refused;
        }
        if (refusal.kind() == RefusalKind.PLAN_LIMIT) {
            return Optional.of(refusal);
        }
        conclude(
                running,
                before,
                switch (refusal) {
                    case InvalidInput invalid -> Outcome.invalid(row, invalid.details());
                    case PossibleDuplicate twin -> Outcome.twinOf(row, twins(running, twin));
                    default -> Outcome.refused(row, refusal.message());
                });
        return Optional.empty();
    }

    /// Where the other file came from a row of the same import, the row is named too.
    private List<Twin> twins(Import running, PossibleDuplicate duplicate) {
        List<ClientId> others =
                duplicate.details().stream().map(Match::clientId).toList();
        Map<ClientId, Integer> rows = outcomes.rowsOf(running.id(), others);
        return duplicate.details().stream().map(match -> twin(match, rows)).toList();
    }

    private static Twin twin(Match match, Map<ClientId, Integer> rows) {
        return new Twin(match.clientId(), match.matchedOn(), rows.get(match.clientId()));
    }

    private void conclude(Import running, int before, Outcome outcome) {
        transactions.inOne(() -> {
            if (!imports.advance(running.id(), before, outcome.created())) {
                throw new IllegalStateException("another instance has gone on with this import, or it has ended");
            }
            outcomes.add(running.id(), outcome, clock.instant());
        });
    }
}
