package com.msaas.localstack.cli;

import com.msaas.localstack.LocalStack;
import com.msaas.localstack.MailServer;
import com.msaas.localstack.Part;
import com.msaas.localstack.RunningProcess;
import com.msaas.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// What people and scripts get to see.
final class Screen {

    private Screen() {}

    /// One part as it is right now.
    record Row(Part part, boolean up, Optional<RunningProcess> process) {

        /// Why it is not up, where this machine cannot have it.
        Optional<String> reason() {
            return up ? Optional.empty() : part.missing();
        }

        static List<Row> of(List<Part> parts) {
            Map<Part, Row> rows = new ConcurrentHashMap<>();
            LocalStack.inParallel(parts, part -> rows.put(part, new Row(part, part.isReady(), part.process())));
            return parts.stream().map(rows::get).toList();
        }
    }

    static synchronized void say(String line) {
        System.out.println(line);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static String table(List<Row> rows) {
        int part =
                Math.max(4, widest(rows.stream().map(row -> row.part().name()).toList()));
        int address = Math.max(
                7, widest(rows.stream().map(row -> row.part().address()).toList()));
        String format = "%-" + part + "s  %-" + address + "s  %-5s  %8s%n";
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, format, "PART", "ADDRESS", "STATE", "MEMORY"));
        long total = 0;
        for (Row row : rows) {
            long mib = row.process().map(RunningProcess::residentMib).orElse(0L);
            total += mib;
            text.append(String.format(
                    Locale.ROOT,
                    format,
                    row.part().name(),
                    row.part().address(),
                    row.up() ? "up" : "down",
                    row.process().isPresent() ? mib + " MiB" : "-"));
        }
        text.append(String.format(Locale.ROOT, format, "", "", "", total + " MiB"));
        for (Row row : rows) {
            row.reason()
                    .ifPresent(why -> text.append(row.part().name())
                            .append(" is down: ")
                            .append(why)
                            .append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    static String json(List<Row> rows) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("name", row.part().name());
            part.put("kind", row.part() instanceof ServiceProcess ? "service" : "server");
            part.put("url", row.part().address());
            if (row.part() instanceof MailServer mail) {
                part.put("api", mail.apiUrl());
                part.put("smtp_port", mail.smtpPort());
                part.put("imap_port", mail.imapPort());
            }
            part.put("state", row.up() ? "up" : "down");
            row.reason().ifPresent(why -> part.put("reason", why));
            row.process().ifPresent(process -> {
                part.put("pid", process.pid());
                part.put("rss_mb", process.residentMib());
                part.put("started_in_s", Math.round(process.startedIn().toMillis() / 100.0) / 10.0);
            });
            parts.add(part);
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("parts", parts));
    }
}
