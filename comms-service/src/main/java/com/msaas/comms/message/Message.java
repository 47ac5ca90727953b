package com.msaas.comms.message;

import com.msaas.comms.conversation.ConversationId;
import java.time.Instant;

/// Something that was said in a conversation. What comes from outside stays as it is; what the clinic writes
/// is sent, and can be sent again when that has failed.
///
/// @param version 1 at first, one more with each step on its way
record Message(
        MessageId id,
        long version,
        ConversationId conversation,
        Direction direction,
        Party from,
        Party to,
        MessageText text,
        Instant createdAt,
        Dispatch dispatch) {

    Message at(Dispatch next) {
        return new Message(id, version + 1, conversation, direction, from, to, text, createdAt, next);
    }

    boolean hasFailed() {
        return dispatch.delivery() == Delivery.FAILED;
    }
}
