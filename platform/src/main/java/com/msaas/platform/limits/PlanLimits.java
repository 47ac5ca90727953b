package com.msaas.platform.limits;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What of its plan a clinic has used. One document a clinic holds what the plan allows and what is used, so
/// whoever uses something and whoever changes the plan write the same document, and MongoDB lets one of them
/// commit: of many at once exactly as many pass as the plan that stands allows. It is counted under a plan
/// without limits too, so that one with limits finds the count right.
public final class PlanLimits {
    private static final String VERSION = "version";
    private static final String PLAN = "plan";
    private static final String LIMITS = "limits";
    private static final String ALLOWED = "allowed";
    private static final String LIFTED_BY = "lifted_by";
    private static final String USED = "used";

    private final TenantCollection clinics;
    private final LimitSettings untilTold;
    private final MeterRegistry metrics;

    PlanLimits(Database database, LimitSettings untilTold, MeterRegistry metrics) {
        this.clinics = database.tenantCollection(CollectionSpec.named("plan_limits"));
        this.untilTold = untilTold;
        this.metrics = metrics;
        untilTold.allowed().keySet().forEach(this::refusals);
    }

    /// Uses up one for the bound clinic: the last step of the open transaction, which has written the thing
    /// itself already, since everyone else who uses one waits for its end.
    ///
    /// @throws RefusedException with [PlanLimitReached] when none is left
    /// @throws IllegalStateException outside of a transaction
    public void take(Counted counted) {
        Transactions.demand();
        String path = path(counted);
        if (!increment(counted, path)) {
            begin(counted, path, -1);
            if (!increment(counted, path)) {
                throw refused(counted);
            }
        }
    }

    /// Gives one back that was used in the current period: the last step of the open transaction, which has
    /// removed the thing itself already.
    ///
    /// @throws IllegalStateException outside of a transaction
    public void giveBack(Counted counted) {
        Transactions.demand();
        String path = path(counted);
        begin(counted, path, 1);
        clinics.updateOne(mine(), inc(path, -1L));
    }

    /// Refuses early what could only fail: read before a transaction is opened. What is read here only spares
    /// work, [#take] alone decides.
    ///
    /// @throws RefusedException with [PlanLimitReached] when none is left
    public void demandRoom(Counted counted) {
        if (left(counted).orElse(1) <= 0) {
            throw refused(counted);
        }
    }

    /// How many more the bound clinic may use as things stand; nothing where its plan has no limit.
    public OptionalLong left(Counted counted) {
        Document clinic = clinics.findOne(mine()).orElseGet(this::unheardOf);
        Long allowed = limit(clinic, counted).getLong(ALLOWED);
        return allowed == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, allowed - used(clinic, counted)));
    }

    /// Takes in what a plan allows from now on, unless a newer word is known.
    void allow(EntitlementsChanged told) {
        Document limits = new Document();
        for (PlanLimit limit : told.limits()) {
            limits.append(limit.limit(), new Document(ALLOWED, limit.allowed()).append(LIFTED_BY, limit.liftedBy()));
        }
        boolean known = clinics.updateOne(
                and(mine(), lt(VERSION, told.version())),
                combine(set(VERSION, told.version()), set(PLAN, told.plan()), set(LIMITS, limits)));
        if (!known && clinics.findOne(mine()).isEmpty()) {
            insert(unheardOf()
                    .append(VERSION, told.version())
                    .append(PLAN, told.plan())
                    .append(LIMITS, limits));
        }
    }

    private boolean increment(Counted counted, String path) {
        String allowed = "$" + LIMITS + "." + counted.limit() + "." + ALLOWED;
        Bson room = expr(new Document(
                "$lt", List.of("$" + path, new Document("$ifNull", List.of(allowed, Long.MAX_VALUE)))));
        return clinics.updateOne(and(mine(), exists(path), room), inc(path, 1L));
    }

    /// Counts what there was before this transaction, where nothing has been counted yet.
    ///
    /// @param undone what undoes the change at hand, which the count sees
    private void begin(Counted counted, String path, int undone) {
        Document clinic = clinics.findOne(mine()).orElseGet(() -> insert(unheardOf()));
        if (!clinic.getEmbedded(List.of(USED, counted.limit()), new Document()).containsKey(counted.period())) {
            clinics.updateOne(mine(), set(path, counted.count() + undone));
        }
    }

    private Document insert(Document clinic) {
        MongoErrors.startOverWhenTaken(() -> clinics.insert(clinic));
        return clinic;
    }

    /// A clinic of whose plan nothing was told yet.
    private Document unheardOf() {
        Document limits = new Document();
        untilTold
                .allowed()
                .forEach((limit, allowed) ->
                        limits.append(limit, new Document(ALLOWED, allowed).append(LIFTED_BY, untilTold.liftedBy())));
        return new Document("_id", TenantContext.current().value())
                .append(VERSION, 0L)
                .append(PLAN, untilTold.plan())
                .append(LIMITS, limits)
                .append(USED, new Document());
    }

    private RefusedException refused(Counted counted) {
        Document clinic = clinics.findOne(mine()).orElseGet(this::unheardOf);
        Document limit = limit(clinic, counted);
        refusals(counted.limit()).increment();
        return new RefusedException(new PlanLimitReached(new PlanLimitReached.Details(
                counted.limit(),
                used(clinic, counted),
                Optional.ofNullable(limit.getLong(ALLOWED)).orElse(Long.MAX_VALUE),
                clinic.getString(PLAN),
                limit.getString(LIFTED_BY))));
    }

    private Counter refusals(String limit) {
        return metrics.counter("clinic.limits.refused", "limit", limit);
    }

    private static Document limit(Document clinic, Counted counted) {
        return clinic.get(LIMITS, Document.class).get(counted.limit(), new Document());
    }

    private static long used(Document clinic, Counted counted) {
        return Optional.ofNullable(clinic.getEmbedded(List.of(USED, counted.limit(), counted.period()), Long.class))
                .orElseGet(counted::count);
    }

    private static String path(Counted counted) {
        return USED + "." + counted.limit() + "." + counted.period();
    }

    private static Bson mine() {
        return eq(TenantContext.current().value());
    }
}
