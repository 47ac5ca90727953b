package com.msaas.comms.conversation;

import java.util.UUID;

/// Names one conversation.
record ConversationId(UUID value) {}
