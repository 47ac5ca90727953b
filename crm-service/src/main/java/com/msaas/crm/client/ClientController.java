package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.copies.Clinics;
import com.msaas.crm.statistics.ClientStatistics;
import com.msaas.crm.statistics.Statistics;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.api.Sortable;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients")
class ClientController {
    private final AddClient addClient;
    private final ChangeClient changeClient;
    private final DeleteClient deleteClient;
    private final RestoreClient restoreClient;
    private final FindClient findClient;
    private final Clients clients;
    private final ClientStatistics statistics;
    private final Clinics clinics;
    private final Idempotently idempotently;
    private final Clock clock;

    ClientController(
            AddClient addClient,
            ChangeClient changeClient,
            DeleteClient deleteClient,
            RestoreClient restoreClient,
            FindClient findClient,
            Clients clients,
            ClientStatistics statistics,
            Clinics clinics,
            Idempotently idempotently,
            Clock clock) {
        this.addClient = addClient;
        this.changeClient = changeClient;
        this.deleteClient = deleteClient;
        this.restoreClient = restoreClient;
        this.findClient = findClient;
        this.clients = clients;
        this.statistics = statistics;
        this.clinics = clinics;
        this.idempotently = idempotently;
        this.clock = clock;
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ClientView> add(@RequestBody AddClientRequest request) {
        ClientDetails details = request.details(today());
        return idempotently.created(() -> addClient.add(details, request.sharing()), this::view);
    }

    @Needs(Permission.SEE_PATIENTS)
    @GetMapping
    Page<ClientView> list(
            @RequestParam @Nullable @Size(max = 100) String search,
            @RequestParam List<ClientStatus> status,
            @RequestParam List<String> tags,
            @Sortable(
                            value = {Clients.SORT_BY_NAME, Clients.SORT_BY_AGE},
                            otherwise = Clients.SORT_BY_NAME)
                    Sort sort,
            PageRequest page) {
        List<String> words = SearchWords.lookedFor(Objects.requireNonNullElse(search, ""));
        Page<Client> found = clients.list(new Clients.Filter(words, status, tags), sort, page);
        Map<ClientId, Statistics> known =
                statistics.of(found.items().stream().map(Client::id).toList());
        return found.map(client -> ClientView.of(client, Objects.requireNonNull(known.get(client.id()))));
    }

    /// The clinic's tags with how many files have them.
    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/tags")
    List<TagCount> tags() {
        return clients.tags();
    }

    @Needs(Permission.SEE_PATIENTS)
    @GetMapping("/{id}")
    ClientView one(@PathVariable ClientId id) {
        return view(findClient.find(id));
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PatchMapping("/{id}")
    ClientView change(@PathVariable ClientId id, ExpectedVersion expected, @RequestBody ChangeClientRequest request) {
        return view(changeClient.change(id, expected, request.change(today()), request.sharing()));
    }

    @Needs(Permission.KEEP_PATIENTS)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ClientId id, ExpectedVersion expected) {
        deleteClient.delete(id, expected);
    }

    @Needs(Permission.KEEP_PATIENTS)
    @PostMapping("/{id}/restore")
    ResponseEntity<ClientView> restore(
            @PathVariable ClientId id,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable RestoreClientRequest request) {
        boolean sharing = request != null && request.sharing();
        return idempotently.ok(() -> restoreClient.restore(id, expected, sharing), this::view);
    }

    private ClientView view(Client client) {
        return ClientView.of(client, statistics.of(client.id()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clinics.current().zone());
    }
}
