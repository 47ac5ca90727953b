package com.msaas.platform.rebuild;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.msaas.contracts.Topic;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.inbox.Marks;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.tenancy.TenantGuard;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.RawBsonDocument;

/// Reads two generations of a projection in one snapshot of the database and compares them. Only when both
/// have taken in exactly the same messages is there an answer.
final class Checksum {
    private final MongoClient client;
    private final MongoDatabase database;
    private final Marks marks;

    Checksum(MongoClient client, MongoDatabase database, Marks marks) {
        this.client = client;
        this.database = database;
        this.marks = marks;
    }

    /// The comparison, or nothing when one of the two is ahead of the other at this moment.
    ///
    /// @param topics what the projection learns from now; marks in others, which it once read, do not count
    Optional<Comparison> compare(
            String projection, Set<Topic> topics, List<CollectionSpec> collections, int before, int after) {
        return TenantGuard.crossing("compares whole generations of a projection", () -> {
            try (ClientSession snapshot = client.startSession(
                    ClientSessionOptions.builder().snapshot(true).build())) {
                if (!marks.all(snapshot, projection, before, topics)
                        .equals(marks.all(snapshot, projection, after, topics))) {
                    return Optional.empty();
                }
                Sum old = sum(snapshot, collections, before);
                Sum made = sum(snapshot, collections, after);
                return Optional.of(new Comparison(old.text(), made.text(), made.documents));
            }
        });
    }

    private Sum sum(ClientSession snapshot, List<CollectionSpec> collections, int generation) {
        Sum sum = new Sum();
        for (CollectionSpec collection : collections) {
            database.getCollection(Generations.collectionName(collection.name(), generation), RawBsonDocument.class)
                    .find(snapshot)
                    .forEach(document -> sum.add(collection.name(), document));
        }
        return sum;
    }

    /// The sum of the documents' hashes, so that their order does not matter.
    private static final class Sum {
        private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
        private BigInteger total = BigInteger.ZERO;
        private long documents;

        void add(String collection, RawBsonDocument document) {
            MessageDigest digest = Sha256.begun();
            digest.update(collection.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = document.getByteBuffer().asNIO();
            digest.update(bytes);
            total = total.add(new BigInteger(1, digest.digest())).mod(MODULUS);
            documents++;
        }

        String text() {
            byte[] sum = new byte[32];
            byte[] number = total.toByteArray();
            int length = Math.min(number.length, 32);
            System.arraycopy(number, number.length - length, sum, 32 - length, length);
            return documents + ":" + HexFormat.of().formatHex(sum);
        }
    }
}
