package com.msaas.crm.client;

import com.msaas.crm.matching.Contacts;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.BeanFactory;

/// Adds so many patients and is then held up.
public final class ObstructedAddClient extends AddClient {
    private static final Runnable NOTHING = () -> {};

    private final AtomicInteger left;
    private final Runnable before;
    private final Runnable after;

    private ObstructedAddClient(BeanFactory beans, int added, Runnable before, Runnable after) {
        super(
                beans.getBean(Clients.class),
                beans.getBean(Contacts.class),
                beans.getBean(ClientEvents.class),
                beans.getBean(Transactions.class),
                beans.getBean(PlanLimits.class),
                beans.getBean(LiveClients.class),
                beans.getBean(Clock.class));
        this.left = new AtomicInteger(added);
        this.before = before;
        this.after = after;
    }

    /// By a fault, or by a refusal such as a plan gives. The next file is written by then, so that only the
    /// transaction takes it back.
    public static AddClient failing(BeanFactory beans, int added, RuntimeException failure) {
        return new ObstructedAddClient(beans, added, NOTHING, () -> {
            throw failure;
        });
    }

    /// By something that happens before it goes on.
    public static AddClient standingStill(BeanFactory beans, int added, Runnable meanwhile) {
        return new ObstructedAddClient(beans, added, meanwhile, NOTHING);
    }

    @Override
    public Client add(ClientDetails details, boolean sharing) {
        boolean obstructed = left.getAndDecrement() == 0;
        if (obstructed) {
            before.run();
        }
        Client client = super.add(details, sharing);
        if (obstructed) {
            after.run();
        }
        return client;
    }
}
