package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.msaas.localstack.LocalStack.Server;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @Test
    void keepsWhatMongoHoldsWhenItIsKilledAndStartedAgain(@TempDir Path dir) {
        try (LocalStack stack =
                LocalStack.in(dir).with(Server.MONGODB, Server.REDIS).start()) {
            try (MongoClient client = MongoClients.create(stack.mongodb().uri())) {
                MongoCollection<Document> notes = client.getDatabase("test").getCollection("notes");
                notes.insertOne(new Document("text", "written before"));

                stack.mongodb().kill();
                assertThat(stack.mongodb().isReady()).isFalse();
                stack.mongodb().restart(Duration.ofSeconds(30));

                assertThat(notes.countDocuments()).isOne();
            }
            assertThat(stack.redis().isReady()).isTrue();
        }
    }

    @Test
    void leavesNothingRunningWhenItIsClosed(@TempDir Path dir) {
        LocalStack stack = LocalStack.in(dir).with(Server.REDIS).start();
        RunningProcess redis = stack.redis().process().orElseThrow();

        stack.close();

        assertThat(redis.isAlive()).isFalse();
        assertThat(stack.redis().process()).isEmpty();
    }

    @Test
    void takesOverWhatAnEarlierLauncherStarted(@TempDir Path dir) {
        ServerPorts ports = ServerPorts.free();
        LocalStack first = LocalStack.in(dir).ports(ports).with(Server.REDIS).start();

        LocalStack second = LocalStack.in(dir).ports(ports).with(Server.REDIS).start();

        assertThat(second.redis().process()).isEqualTo(first.redis().process());
        second.close();
    }
}
