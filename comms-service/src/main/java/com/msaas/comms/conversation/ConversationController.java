package com.msaas.comms.conversation;

import com.msaas.comms.copies.Bookings;
import com.msaas.comms.copies.Contact;
import com.msaas.comms.copies.Contacts;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations")
class ConversationController {
    private final Conversations conversations;
    private final FindConversation findConversation;
    private final ChangeConversation changeConversation;
    private final Bookings bookings;
    private final Contacts contacts;

    ConversationController(
            Conversations conversations,
            FindConversation findConversation,
            ChangeConversation changeConversation,
            Bookings bookings,
            Contacts contacts) {
        this.conversations = conversations;
        this.findConversation = findConversation;
        this.changeConversation = changeConversation;
        this.bookings = bookings;
        this.contacts = contacts;
    }

    @Needs(Permission.SEE_CONVERSATIONS)
    @GetMapping
    Page<ConversationView> list(
            @RequestParam @Nullable ConversationStatus status,
            @RequestParam @Nullable Boolean unread,
            @RequestParam @Nullable UUID clientId,
            @RequestParam @Nullable Channel channel,
            @RequestParam @Nullable @Size(max = 100) String search,
            PageRequest page) {
        List<String> words = SearchWords.lookedFor(Objects.requireNonNullElse(search, ""));
        Page<Conversation> found =
                conversations.list(new Conversations.Filter(status, unread, clientId, channel, words), page);
        List<UUID> clients = clientsOf(found.items());
        Map<UUID, Long> counts = bookings.of(clients);
        Map<UUID, Contact> known = contacts.of(clients);
        return found.map(conversation -> view(conversation, known, counts));
    }

    @Needs(Permission.SEE_CONVERSATIONS)
    @GetMapping("/{id}")
    ConversationView one(@PathVariable ConversationId id) {
        return view(findConversation.byId(id));
    }

    @Needs(Permission.ANSWER_CONVERSATIONS)
    @PatchMapping("/{id}")
    ConversationView change(
            @PathVariable ConversationId id, ExpectedVersion expected, @RequestBody ChangeConversationRequest request) {
        return view(changeConversation.change(id, expected, request));
    }

    private ConversationView view(Conversation conversation) {
        List<UUID> client = clientsOf(List.of(conversation));
        return view(conversation, contacts.of(client), bookings.of(client));
    }

    private static List<UUID> clientsOf(List<Conversation> conversations) {
        return conversations.stream()
                .map(Conversation::client)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static ConversationView view(Conversation conversation, Map<UUID, Contact> known, Map<UUID, Long> counts) {
        UUID client = conversation.client();
        return client == null
                ? ConversationView.of(conversation, null, 0)
                : ConversationView.of(conversation, known.get(client), counts.getOrDefault(client, 0L));
    }
}
