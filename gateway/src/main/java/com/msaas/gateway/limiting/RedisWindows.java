package com.msaas.gateway.limiting;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Counts in Redis, where all gateways count together and none forgets when it is restarted.
@Component
final class RedisWindows implements Windows, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedisWindows.class);

    /// One step for Redis, so that two gateways never both take the last request of a minute. A key without
    /// an end would shut its owner out for ever, so whoever finds one ends it.
    private static final String SCRIPT = """
            local answer = {}
            for i, key in ipairs(KEYS) do
              local count = redis.call('INCR', key)
              local rest = redis.call('PTTL', key)
              if rest < 0 then
                redis.call('PEXPIRE', key, ARGV[1])
                rest = tonumber(ARGV[1])
              end
              answer[2 * i - 1] = count
              answer[2 * i] = rest
            end
            return answer
            """;

    private static final String LENGTH = String.valueOf(Window.LENGTH.toMillis());
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofMillis(500);
    /// How long nobody waits for a Redis that did not answer in time.
    private static final Duration REST = Duration.ofSeconds(1);

    private final RedisSettings settings;
    private volatile @Nullable Line line;
    private volatile @Nullable CountDownLatch stopping;
    private volatile boolean reached;
    private volatile long restsUntil = System.nanoTime();

    RedisWindows(RedisSettings settings) {
        this.settings = settings;
    }

    /// Whether it answered at least once since the start.
    boolean wasReached() {
        return reached;
    }

    /// Whether it answers now.
    boolean answers() {
        Line open = line;
        try {
            return open != null && "PONG".equals(open.commands.ping());
        } catch (RedisException e) {
            return false;
        }
    }

    @Override
    public List<Window> count(String owner, List<Allowance> allowances) {
        Line open = line;
        if (open == null || restsUntil - System.nanoTime() > 0) {
            throw new CountingFailed("there is no connection to Redis");
        }
        // the owner in braces keeps his keys on one node of a cluster
        String[] keys = allowances.stream()
                .map(allowance -> "clinic:limit:{" + owner + "}:" + allowance.label())
                .toArray(String[]::new);
        try {
            return windows(open.evaluate(keys));
        } catch (RedisException e) {
            restsUntil = System.nanoTime() + REST.toNanos();
            throw new CountingFailed(e.getClass().getSimpleName());
        }
    }

    private static List<Window> windows(List<Long> answer) {
        List<Window> windows = new ArrayList<>(answer.size() / 2);
        for (int at = 0; at < answer.size(); at += 2) {
            windows.add(new Window(answer.get(at), Duration.ofMillis(answer.get(at + 1))));
        }
        return windows;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(RECONNECT))
                .build();
        RedisURI address = RedisURI.create(settings.url());
        address.setTimeout(CONNECT);
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .tcpNoDelay(true)
                        .build())
                .build());
        if (!connect(client)) {
            log.warn("Redis is not there: requests are counted here until it is");
        }
        Thread.ofVirtual().name("redis-connect").start(() -> keepTrying(client, resources, stop));
    }

    /// Once connected, the client finds its way back by itself.
    private void keepTrying(RedisClient client, ClientResources resources, CountDownLatch stop) {
        try {
            while (line == null && !stop.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS)) {
                connect(client);
            }
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            line = null;
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }

    private boolean connect(RedisClient client) {
        StatefulRedisConnection<String, String> connection = null;
        try {
            connection = client.connect(StringCodec.ASCII);
            connection.setTimeout(settings.patience());
            RedisCommands<String, String> commands = connection.sync();
            commands.ping();
            line = new Line(commands, commands.digest(SCRIPT));
            reached = true;
            return true;
        } catch (RedisException e) {
            log.debug("no connection to Redis", e);
            if (connection != null) {
                connection.closeAsync();
            }
            return false;
        }
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopping;
        if (stop != null) {
            stop.countDown();
        }
        stopping = null;
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }

    /// Before requests come in, and until the last is answered.
    @Override
    public int getPhase() {
        return 0;
    }

    private record Line(RedisCommands<String, String> commands, String digest) {
        List<Long> evaluate(String... keys) {
            try {
                return commands.evalsha(digest, ScriptOutputType.MULTI, keys, LENGTH);
            } catch (RedisNoScriptException e) {
                // a Redis that was restarted has forgotten it
                return commands.eval(SCRIPT, ScriptOutputType.MULTI, keys, LENGTH);
            }
        }
    }
}
