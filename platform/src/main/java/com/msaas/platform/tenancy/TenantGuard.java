package com.msaas.platform.tenancy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.msaas.platform.mongo.TenantCollection;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Watches every statement that goes to MongoDB and reports the ones on tenant data that are not held to the
/// bound tenant. It looks at the wire, so a repository that found a way around the tenant-scoped collection
/// is seen too. The driver swallows what a listener throws, so it reports to others: a metric and an alert in
/// production, a failed test in tests.
///
/// A statement is guarded only by equality with the bound tenant at the top level of its filter: in each
/// statement of a bulk write, in the first stage of an aggregation and inside the pipelines of stages that
/// read other collections. `$in`, `$or`, `$exists` and the like do not count.
public final class TenantGuard implements CommandListener {
    private static final ScopedValue<String> CROSSING = ScopedValue.newInstance();
    private static final Set<String> WITHOUT_TENANT_DATA = Set.of(
            "abortTransaction",
            "buildInfo",
            "collMod",
            "collStats",
            "commitTransaction",
            "create",
            "createIndexes",
            "dbStats",
            "drop",
            "dropIndexes",
            "dropDatabase",
            "endSessions",
            "getMore",
            "hello",
            "isMaster",
            "killCursors",
            "listCollections",
            "listIndexes",
            "ping",
            "saslContinue",
            "saslStart");
    private static final Set<String> STAGES_THAT_WRITE = Set.of("$out", "$merge");

    private final Set<String> crossTenant = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Consumer<String>> reports = new CopyOnWriteArrayList<>();

    /// Tells of each statement that escaped, in a sentence without data.
    public void report(Consumer<String> to) {
        reports.add(to);
    }

    /// Leaves a collection alone because it crosses tenants by its nature.
    public void leaveAlone(String collection) {
        crossTenant.add(collection);
    }

    /// Does work on tenant collections that truly crosses tenants, such as comparing two generations of a
    /// projection. Who may call this is a closed list that an architecture test counts.
    public static <T, X extends Throwable> T crossing(String reason, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CROSSING, reason).call(work);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String name = event.getCommandName();
        if (CROSSING.isBound()) {
            return;
        }
        if (name.equals("bulkWrite")) {
            // one statement for many collections, which the driver addresses to the database admin
            watch(name, "several collections", event.getCommand());
            return;
        }
        if (Set.of("admin", "config", "local").contains(event.getDatabaseName())) {
            return;
        }
        BsonDocument command = event.getCommand();
        if (name.equals("explain")) {
            command = command.getDocument("explain");
            name = command.getFirstKey();
        }
        if (WITHOUT_TENANT_DATA.contains(name)) {
            return;
        }
        BsonValue target = command.get(name);
        String collection =
                target != null && target.isString() ? target.asString().getValue() : "";
        if (!crossTenant.contains(collection)) {
            watch(name, collection, command);
        }
    }

    private void watch(String name, String collection, BsonDocument command) {
        if (!isGuarded(name, command)) {
            String sentence = "'" + name + "' on '" + collection + "' is not held to the bound tenant";
            reports.forEach(report -> report.accept(sentence));
        }
    }

    /// What has another form than is known here cannot be seen through, and so it is not guarded.
    private boolean isGuarded(String name, BsonDocument command) {
        try {
            return guarded(name, command);
        } catch (BsonInvalidOperationException | NoSuchElementException e) {
            return false;
        }
    }

    private boolean guarded(String name, BsonDocument command) {
        return switch (name) {
            case "find" -> heldToTenant(command.get("filter"));
            case "count", "distinct" -> heldToTenant(command.get("query"));
            case "findAndModify" -> heldToTenant(command.get("query")) && keepsTenant(command.get("update"));
            case "aggregate" -> pipelineGuarded(command.getArray("pipeline", new BsonArray()));
            case "insert" -> all(command, "documents", TenantGuard::heldToTenant);
            case "update" ->
                all(
                        command,
                        "updates",
                        update -> heldToTenant(update.asDocument().get("q"))
                                && keepsTenant(update.asDocument().get("u")));
            case "delete" ->
                all(
                        command,
                        "deletes",
                        delete -> heldToTenant(delete.asDocument().get("q")));
            case "bulkWrite" -> bulkGuarded(command);
            default -> false;
        };
    }

    private static boolean all(BsonDocument command, String list, Predicate<BsonValue> holds) {
        BsonArray statements = command.getArray(list, new BsonArray());
        return !statements.isEmpty() && statements.stream().allMatch(holds);
    }

    private boolean bulkGuarded(BsonDocument command) {
        BsonArray namespaces = command.getArray("nsInfo", new BsonArray());
        return all(command, "ops", value -> {
            BsonDocument operation = value.asDocument();
            int namespace = operation.getNumber(operation.getFirstKey()).intValue();
            String name = namespace < namespaces.size()
                    ? namespaces.get(namespace).asDocument().getString("ns").getValue()
                    : "";
            return crossTenant.contains(name.substring(name.indexOf('.') + 1)) || operationGuarded(operation);
        });
    }

    private static boolean operationGuarded(BsonDocument operation) {
        return switch (operation.getFirstKey()) {
            case "insert" -> heldToTenant(operation.get("document"));
            case "update" -> heldToTenant(operation.get("filter")) && keepsTenant(operation.get("updateMods"));
            case "delete" -> heldToTenant(operation.get("filter"));
            default -> false;
        };
    }

    private boolean pipelineGuarded(BsonArray pipeline) {
        if (pipeline.isEmpty()) {
            return false;
        }
        BsonDocument first = pipeline.getFirst().asDocument();
        return heldToTenant(first.get("$match"))
                && pipeline.stream().allMatch(stage -> stageGuarded(stage.asDocument()));
    }

    private boolean stageGuarded(BsonDocument stage) {
        String name = stage.getFirstKey();
        if (STAGES_THAT_WRITE.contains(name)) {
            return false;
        }
        BsonValue body = stage.get(name, BsonNull.VALUE);
        return switch (name) {
            case "$lookup" -> otherCollectionGuarded(body.asDocument(), "from", "pipeline");
            case "$unionWith" -> body.isDocument() && otherCollectionGuarded(body.asDocument(), "coll", "pipeline");
            case "$graphLookup" ->
                crossTenant.contains(body.asDocument().getString("from").getValue())
                        || heldToTenant(body.asDocument().get("restrictSearchWithMatch"));
            case "$facet" ->
                body.asDocument().values().stream()
                        .allMatch(branch ->
                                branch.asArray().stream().allMatch(inner -> stageGuarded(inner.asDocument())));
            default -> true;
        };
    }

    private boolean otherCollectionGuarded(BsonDocument stage, String collectionField, String pipelineField) {
        BsonValue collection = stage.get(collectionField);
        if (collection != null
                && collection.isString()
                && crossTenant.contains(collection.asString().getValue())) {
            return true;
        }
        return pipelineGuarded(stage.getArray(pipelineField, new BsonArray()));
    }

    private static boolean heldToTenant(@Nullable BsonValue filter) {
        return filter != null
                && filter.isDocument()
                && isBoundTenant(filter.asDocument().get(TenantCollection.TENANT));
    }

    private static boolean isBoundTenant(@Nullable BsonValue value) {
        BsonValue compared =
                value != null && value.isDocument() && value.asDocument().size() == 1
                        ? value.asDocument().get("$eq")
                        : value;
        if (compared == null || !compared.isBinary()) {
            return false;
        }
        UUID bound = TenantContext.find().map(TenantId::value).orElse(null);
        return bound != null && compared.asBinary().equals(new BsonBinary(bound));
    }

    /// A replacement must carry the bound tenant, an update must not touch the field.
    private static boolean keepsTenant(@Nullable BsonValue update) {
        if (update == null || update.isArray()) {
            // a removal by findAndModify, or a pipeline update: neither is used with tenant data but for removal
            return update == null;
        }
        BsonDocument document = update.asDocument();
        if (document.isEmpty() || !document.getFirstKey().startsWith("$")) {
            return heldToTenant(document);
        }
        return !document.getDocument("$rename", new BsonDocument())
                        .containsValue(new BsonString(TenantCollection.TENANT))
                && document.entrySet().stream()
                        .filter(operator -> operator.getValue().isDocument())
                        .allMatch(operator -> operator.getValue().asDocument().keySet().stream()
                                .filter(field -> field.equals(TenantCollection.TENANT))
                                .allMatch(field -> operator.getKey().equals("$setOnInsert")
                                        && isBoundTenant(
                                                operator.getValue().asDocument().get(field))));
    }
}
