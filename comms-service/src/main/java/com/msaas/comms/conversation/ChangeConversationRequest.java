package com.msaas.comms.conversation;

import com.msaas.platform.api.Change;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a conversation shall be; what is not named stays.
///
/// @param clientId the patient it is with; null where it is with none of them
record ChangeConversationRequest(
        Change<ConversationStatus> status, Change<Boolean> unread, Change<@Nullable UUID> clientId) {}
