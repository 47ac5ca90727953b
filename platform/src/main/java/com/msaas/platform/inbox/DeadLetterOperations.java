package com.msaas.platform.inbox;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For operators: what is parked and why, and trying it again once the cause is mended.
@RestController
@RequestMapping("/operations/dead-letters")
class DeadLetterOperations {
    private final Inbox inbox;

    DeadLetterOperations(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    ReplayReport parked() {
        return inbox.replay(true);
    }

    @PostMapping("/replay")
    ReplayReport replay(@RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        return inbox.replay(dryRun);
    }
}
