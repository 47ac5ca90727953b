package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Finds a file that is in use.
@Component
public class FindClient {
    private final Clients clients;

    FindClient(Clients clients) {
        this.clients = clients;
    }

    /// The file.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic has no such file in use
    public Client find(ClientId id) {
        return clients.inUse(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("client")));
    }
}
