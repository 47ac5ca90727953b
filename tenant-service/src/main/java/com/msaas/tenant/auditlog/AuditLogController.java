package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditSeverity;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.api.Sortable;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.tenant.auditlog.AuditLine.Changed;
import com.msaas.tenant.team.Contact;
import com.msaas.tenant.team.Contacts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's log, for those who run the clinic.
@RestController
@Needs(Permission.SEE_AUDIT_LOG)
class AuditLogController {
    private final AuditLines lines;
    private final Contacts contacts;
    private final VerifyLog verifyLog;
    private final ExportLog exportLog;

    AuditLogController(AuditLines lines, Contacts contacts, VerifyLog verifyLog, ExportLog exportLog) {
        this.lines = lines;
        this.contacts = contacts;
        this.verifyLog = verifyLog;
        this.exportLog = exportLog;
    }

    record ChangeView(
            String field,
            @Nullable String oldValue,
            @Nullable String newValue) {
        static ChangeView of(Changed change) {
            return new ChangeView(change.field(), value(change.oldValue()), value(change.newValue()));
        }
    }

    /// A line with its user's name as it is now, if he is still known.
    record LineView(
            UUID id,
            @Nullable UUID userId,
            @Nullable String userName,
            AuditActorKind actorKind,
            @Nullable String role,
            String action,
            String resourceType,
            String resourceId,
            List<ChangeView> changes,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            @Nullable String requestId,
            AuditSeverity severity,
            Instant timestamp) {
        static LineView of(AuditLine line, @Nullable Contact user) {
            return new LineView(
                    line.id(),
                    line.userId(),
                    user == null ? null : user.name(),
                    line.actorKind(),
                    line.role(),
                    line.action(),
                    line.resourceType(),
                    line.resourceId(),
                    line.changes().stream().map(ChangeView::of).toList(),
                    value(line.ipAddress()),
                    value(line.userAgent()),
                    line.requestId(),
                    line.severity(),
                    line.at());
        }
    }

    /// @param cursor the id of the last line that the client has; what follows it is answered
    @GetMapping("/api/audit-logs")
    Page<LineView> lines(
            @RequestParam @Nullable String resourceType,
            @RequestParam @Nullable String resourceId,
            @RequestParam @Nullable UUID userId,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable AuditSeverity severity,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @Sortable(value = AuditLines.SORT_BY_TIME, otherwise = "-" + AuditLines.SORT_BY_TIME) Sort sort,
            @RequestParam @Nullable UUID cursor,
            PageRequest page) {
        Page<AuditLine> found = lines.list(
                new AuditQuery(resourceType, resourceId, userId, action, severity, from, to), sort, cursor, page);
        Map<UUID, Contact> users = contacts.of(found.items().stream()
                .map(AuditLine::userId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.map(line -> LineView.of(line, line.userId() == null ? null : users.get(line.userId())));
    }

    /// Whether the log is whole: nothing cut off, left out or changed.
    @GetMapping("/api/audit-logs/verify")
    Verification verify() {
        return verifyLog.verify();
    }

    /// The newest line first.
    @GetMapping(path = "/api/audit-logs/export", produces = "text/csv")
    void export(
            @RequestParam @Nullable String resourceType,
            @RequestParam @Nullable String resourceId,
            @RequestParam @Nullable UUID userId,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable AuditSeverity severity,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-log.csv\"");
        exportLog.write(
                new AuditQuery(resourceType, resourceId, userId, action, severity, from, to),
                response.getOutputStream());
    }

    private static @Nullable String value(@Nullable Erasable value) {
        return value == null ? null : value.value();
    }
}
