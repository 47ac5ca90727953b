package com.msaas.tenant.auditlog;

import java.util.List;

/// What was found when a clinic's log was looked through.
///
/// @param lines how many there are
/// @param removedTo the number of the last line that was removed for its age
/// @param lastSeq the number of the last line
/// @param checkpoints how many signed places there are
/// @param erasedValues how many values have been taken out
/// @param problems the first hundred
record Verification(
        boolean intact,
        long lines,
        long removedTo,
        long lastSeq,
        int checkpoints,
        long erasedValues,
        List<Problem> problems) {

    /// Something that is not as it was written.
    ///
    /// @param seq the number of the line that it is about
    record Problem(Kind kind, long seq, String message) {}

    enum Kind {
        /// Lines are missing at the beginning or at the end.
        CUT,
        /// Lines are missing in between.
        GAP,
        /// Something says another thing than when it was written, or was never written by the log.
        CHANGE
    }
}
