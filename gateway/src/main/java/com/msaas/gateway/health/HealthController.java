package com.msaas.gateway.health;

import com.msaas.gateway.routing.OpenDoors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The status page's source.
@RestController
class HealthController {
    private final HealthBoard board;

    HealthController(HealthBoard board) {
        this.board = board;
    }

    @GetMapping(OpenDoors.HEALTH)
    SystemHealth health() {
        return board.now();
    }
}
