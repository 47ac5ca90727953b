package com.msaas.tenant.auditlog;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.auditlog.AuditLine.Changed;
import com.msaas.tenant.team.Contact;
import com.msaas.tenant.team.Contacts;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the log as CSV, line by line as it is read. That it was taken out of the house is noted first.
@Component
class ExportLog {
    private static final List<String> COLUMNS = List.of(
            "timestamp",
            "severity",
            "action",
            "resource_type",
            "resource_id",
            "user_id",
            "user_name",
            "role",
            "ip_address",
            "user_agent",
            "request_id",
            "changes",
            "id");

    private final AuditLines lines;
    private final Contacts contacts;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    ExportLog(AuditLines lines, Contacts contacts, AuditTrail auditTrail, Transactions transactions) {
        this.lines = lines;
        this.contacts = contacts;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    void write(AuditQuery query, OutputStream out) throws IOException {
        transactions.inOne(() -> auditTrail.record(AuditEntry.of(
                        "audit.exported", "audit_log", TenantContext.current().value())
                .critical()));
        Map<UUID, String> names = new HashMap<>();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(COLUMNS);
        lines.each(query, line -> csv.writeRecord(cells(line, names)));
        csv.flush();
    }

    private List<String> cells(AuditLine line, Map<UUID, String> names) {
        UUID user = line.userId();
        return Stream.of(
                        line.at().toString(),
                        line.severity().name(),
                        line.action(),
                        line.resourceType(),
                        line.resourceId(),
                        user == null ? "" : user.toString(),
                        user == null ? "" : names.computeIfAbsent(user, this::name),
                        line.role() == null ? "" : line.role(),
                        value(line.ipAddress()),
                        value(line.userAgent()),
                        line.requestId() == null ? "" : line.requestId(),
                        line.changes().stream().map(ExportLog::told).collect(Collectors.joining("; ")),
                        line.id().toString())
                .map(ExportLog::harmless)
                .toList();
    }

    private String name(UUID user) {
        Contact known = contacts.of(List.of(user)).get(user);
        return known == null ? "" : known.name();
    }

    private static String told(Changed change) {
        return change.field() + ": " + value(change.oldValue()) + " → " + value(change.newValue());
    }

    private static String value(@Nullable Erasable value) {
        return value == null || value.value() == null ? "" : value.value();
    }

    /// A spreadsheet runs what looks like a formula, whoever has typed it into whatever is logged.
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
