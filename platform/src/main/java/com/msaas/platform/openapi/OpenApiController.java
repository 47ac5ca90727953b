package com.msaas.platform.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Serves the document, which is made when it is first asked for.
@RestController
class OpenApiController {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Supplier<byte[]> document;

    OpenApiController(Supplier<ObjectNode> document) {
        this.document = SingletonSupplier.of(() -> document.get().toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(OpenApiAutoConfiguration.PATH)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KEPT))
                .body(document.get());
    }
}
