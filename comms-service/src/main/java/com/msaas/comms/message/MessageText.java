package com.msaas.comms.message;

import java.util.regex.Pattern;

/// What somebody has written, as plain text: line breaks are one character, and there is nothing in it that
/// does not show but turns round how the rest is read.
public record MessageText(String value) {
    private static final Pattern LINE_BREAKS = Pattern.compile("\\r\\n?|[\\u000B\\f\\u0085\\u2028\\u2029]");
    private static final Pattern NOT_TEXT =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    public MessageText {
        value = NOT_TEXT.matcher(LINE_BREAKS.matcher(value).replaceAll("\n"))
                .replaceAll("")
                .strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a message says something");
        }
    }

    /// The same for a page: every character stands for itself, and lines end where they ended.
    public String html() {
        StringBuilder html = new StringBuilder(value.length() + 16);
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>\n");
                default -> html.append(character);
            }
        }
        return html.toString();
    }
}
