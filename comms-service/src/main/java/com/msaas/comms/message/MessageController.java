package com.msaas.comms.message;

import com.msaas.comms.conversation.ConversationId;
import com.msaas.comms.conversation.FindConversation;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations/{id}/messages")
class MessageController {
    private final FindConversation findConversation;
    private final Messages messages;
    private final Reply reply;
    private final SendAgain sendAgain;
    private final Idempotently idempotently;

    MessageController(
            FindConversation findConversation,
            Messages messages,
            Reply reply,
            SendAgain sendAgain,
            Idempotently idempotently) {
        this.findConversation = findConversation;
        this.messages = messages;
        this.reply = reply;
        this.sendAgain = sendAgain;
        this.idempotently = idempotently;
    }

    @Needs(Permission.SEE_CONVERSATIONS)
    @GetMapping
    Page<MessageView> list(@PathVariable ConversationId id, PageRequest page) {
        findConversation.byId(id);
        return messages.list(id, page).map(MessageView::of);
    }

    @Needs(Permission.ANSWER_CONVERSATIONS)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MessageView> reply(@PathVariable ConversationId id, @RequestBody ReplyRequest request) {
        MessageText text = request.text();
        return idempotently.created(() -> reply.write(id, text), MessageView::of);
    }

    @Needs(Permission.ANSWER_CONVERSATIONS)
    @PostMapping("/{messageId}/send-again")
    ResponseEntity<MessageView> sendAgain(@PathVariable ConversationId id, @PathVariable MessageId messageId) {
        return idempotently.ok(() -> sendAgain.send(id, messageId), MessageView::of);
    }
}
