package com.msaas.comms.conversation;

import com.msaas.comms.copies.Bookings;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations")
class ConversationController {
    private final Conversations conversations;
    private final Bookings bookings;

    ConversationController(Conversations conversations, Bookings bookings) {
        this.conversations = conversations;
        this.bookings = bookings;
    }

    @GetMapping
    Page<View> list(
            @RequestParam @Nullable ConversationStatus status,
            @RequestParam @Nullable Boolean unread,
            @RequestParam @Nullable UUID clientId,
            PageRequest page) {
        Page<Conversation> found = conversations.list(new Conversations.Filter(status, unread, clientId), page);
        Map<UUID, Long> counts =
                bookings.of(found.items().stream().map(Conversation::client).toList());
        return found.map(conversation -> View.of(conversation, counts));
    }

    @GetMapping("/{id}")
    View one(@PathVariable ConversationId id) {
        Conversation found = find(id);
        return View.of(found, bookings.of(List.of(found.client())));
    }

    /// No channel brings anything in yet, so there is nothing to page through.
    @GetMapping("/{id}/messages")
    Page<Message> messages(@PathVariable ConversationId id, PageRequest page) {
        find(id);
        return new Page<>(List.of(), page, 0);
    }

    private Conversation find(ConversationId id) {
        return conversations.byId(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("conversation")));
    }

    /// Something that was said, as clients read it.
    record Message(
            UUID id,
            String direction,
            String from,
            String to,
            String bodyHtml,
            String bodyText,
            List<String> attachments,
            Instant sentAt,
            String delivery) {}

    /// A conversation as clients read it.
    ///
    /// @param bookings how many appointments were made for the patient so far
    record View(
            ConversationId id,
            String channel,
            String subject,
            @Nullable String participant,
            UUID clientId,
            ConversationStatus status,
            boolean unread,
            long bookings,
            Instant updatedAt) {
        static View of(Conversation conversation, Map<UUID, Long> counts) {
            return new View(
                    conversation.id(),
                    conversation.channel(),
                    conversation.subject(),
                    conversation.participant(),
                    conversation.client(),
                    conversation.status(),
                    conversation.unread(),
                    counts.getOrDefault(conversation.client(), 0L),
                    conversation.updatedAt());
        }
    }
}
