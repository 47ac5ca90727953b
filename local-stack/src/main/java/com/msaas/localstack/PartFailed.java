package com.msaas.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A part that could not start or did not become ready; the message is meant for a person and carries the
/// last lines of the part's log.
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LINES_SHOWN = 15;

    private final String part;

    PartFailed(String part, String sentence) {
        super(sentence);
        this.part = part;
    }

    PartFailed(String part, String sentence, Path log) {
        this(part, sentence + lastLines(log));
    }

    /// The name of the part that failed.
    public String part() {
        return part;
    }

    private static String lastLines(Path log) {
        List<String> lines = tail(log, LINES_SHOWN);
        if (lines.isEmpty()) {
            return "\n  its log " + log + " is empty";
        }
        return "\n  last lines of " + log + ":\n    " + String.join("\n    ", lines);
    }

    /// The last lines of a file; undecodable bytes do not matter here.
    public static List<String> tail(Path file, int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }
}
