package com.msaas.comms.conversation;

import java.util.UUID;

/// Names one conversation.
public record ConversationId(UUID value) {}
