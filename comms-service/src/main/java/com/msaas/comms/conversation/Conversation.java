package com.msaas.comms.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a clinic and one patient say to each other. Opened by the patient's first booking, when nobody has
/// said anything yet; reception and patient write into it later.
///
/// @param channel what brought it about; `appointment` when a booking did
/// @param participant how the other side is reached, once it has written
/// @param unread whether something in it waits for the clinic
record Conversation(
        ConversationId id,
        String channel,
        String subject,
        @Nullable String participant,
        UUID client,
        ConversationStatus status,
        boolean unread,
        Instant updatedAt) {}
