package com.msaas.platform.observability;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/// The last net before a log line leaves: what looks like an address, a number to call, a token, credentials
/// or the values in MongoDB's complaint of a duplicate is taken out, wherever in the line it stands. Lines
/// are to be written without them in the first place.
public final class Redaction implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final Pattern EMAIL =
            Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(\\.[A-Za-z0-9-]++)+");
    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+(\\.[A-Za-z0-9_-]*+){1,4}");
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/@\\s]++@");
    private static final Pattern DUPLICATE = Pattern.compile("dup key: \\{[^}]*+}");
    private static final Pattern PHONE = Pattern.compile("(?<![0-9A-Za-z])\\+[1-9][0-9]{8,14}(?![0-9])");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, text -> text == null ? null : redacted(text)));
    }

    static String redacted(String text) {
        String redacted = text;
        if (redacted.indexOf('@') >= 0) {
            redacted = CREDENTIALS.matcher(redacted).replaceAll("://[credentials]@");
            redacted = EMAIL.matcher(redacted).replaceAll("[email]");
        }
        if (redacted.contains("eyJ")) {
            redacted = TOKEN.matcher(redacted).replaceAll("[token]");
        }
        if (redacted.contains("dup key: {")) {
            redacted = DUPLICATE.matcher(redacted).replaceAll("dup key: {…}");
        }
        return redacted.indexOf('+') >= 0 ? PHONE.matcher(redacted).replaceAll("[phone]") : redacted;
    }
}
