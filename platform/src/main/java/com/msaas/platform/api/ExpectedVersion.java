package com.msaas.platform.api;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which version the client believes to be changing: the header `If-Match` (RFC 9110, 13.1.1). As an argument
/// of a controller it is read by itself.
///
/// Entity tags are compared strongly, so a weak one (`W/"3"`) is understood and never matches.
public final class ExpectedVersion {
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*(W/)?\"([\\x21\\x23-\\x7E]*)\"[ \\t]*(,|$)");
    private static final ExpectedVersion ANY = new ExpectedVersion(null);

    private final @Nullable Set<String> tags;

    private ExpectedVersion(@Nullable Set<String> tags) {
        this.tags = tags;
    }

    /// Reads the header's values; none or `*` stand for any version.
    ///
    /// @throws RefusedException when the header breaks its form
    static ExpectedVersion read(List<String> values) {
        String header = String.join(",", values).strip();
        if (values.isEmpty() || header.equals("*")) {
            return ANY;
        }
        Set<String> strong = new HashSet<>();
        Matcher tags = TAG.matcher(header);
        int end = 0;
        boolean another = true;
        while (another && tags.find()) {
            end = tags.end();
            another = ",".equals(tags.group(3));
            if (tags.group(1) == null) {
                strong.add(tags.group(2));
            }
        }
        if (another || end != header.length()) {
            throw new RefusedException(
                    InvalidInput.of("If-Match", "must be the ETag of the last answer, quotes included, such as \"3\""));
        }
        return new ExpectedVersion(strong);
    }

    /// Whether the client may change this version.
    public boolean matches(long current) {
        return tags == null || tags.contains(Long.toString(current));
    }

    /// Goes on only when the client may change this version.
    ///
    /// @throws RefusedException with `VERSION_MISMATCH` when it means another
    public void check(long current) {
        if (!matches(current)) {
            throw new RefusedException(CommonRefusal.versionMismatch(current));
        }
    }

    /// The same for what is told apart by its content and not by a count.
    ///
    /// @param current what stands in its entity tag now; null when there is nothing yet
    /// @throws RefusedException with `VERSION_MISMATCH` when the client means another
    public void checkTag(@Nullable String current) {
        if (tags != null && (current == null || !tags.contains(current))) {
            throw new RefusedException(CommonRefusal.versionMismatch(current));
        }
    }
}
