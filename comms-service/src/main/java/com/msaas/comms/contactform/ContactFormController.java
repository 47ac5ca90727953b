package com.msaas.comms.contactform;

import com.msaas.comms.conversation.Participant;
import com.msaas.comms.message.MessageText;
import com.msaas.platform.idempotency.Idempotently;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContactFormController {
    private final TakeContactForm takeContactForm;
    private final Idempotently idempotently;
    private final Counter byPrograms;

    ContactFormController(TakeContactForm takeContactForm, Idempotently idempotently, MeterRegistry metrics) {
        this.takeContactForm = takeContactForm;
        this.idempotently = idempotently;
        this.byPrograms = Counter.builder("clinic.contact.form.dropped")
                .description("forms that a program has filled in")
                .register(metrics);
    }

    /// A program is told what a person is told, and nothing is kept.
    @PostMapping(ContactFormDoor.PATH)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Received> contact(@RequestBody ContactForm form) {
        Participant sender = form.sender();
        MessageText text = form.text();
        if (form.isByProgram()) {
            byPrograms.increment();
            return ResponseEntity.status(HttpStatus.CREATED).body(new Received(true));
        }
        return idempotently.created(() -> takeContactForm.take(sender, text), conversation -> new Received(true));
    }

    /// All that a stranger learns: an id would tell whether he has written before.
    record Received(boolean received) {}
}
