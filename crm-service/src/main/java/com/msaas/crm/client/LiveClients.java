package com.msaas.crm.client;

import com.msaas.platform.limits.Counted;
import org.springframework.stereotype.Component;

/// How many files a clinic has in use. One that goes out of use makes room for another.
@Component
public class LiveClients implements Counted {
    private final Clients clients;

    LiveClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public String limit() {
        return "clients";
    }

    @Override
    public long count() {
        return clients.countInUse();
    }
}
