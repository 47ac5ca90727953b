package com.msaas.auth.ending;

import com.msaas.platform.openapi.ReadsAs;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where Keycloak tells that a session has ended. The gateway leads nobody here, and whoever comes past it needs
/// Keycloak's signature to change anything.
@RestController
class EndingController {
    private final ReadLogoutToken readLogoutToken;
    private final HearOfEnding hearOfEnding;

    EndingController(ReadLogoutToken readLogoutToken, HearOfEnding hearOfEnding) {
        this.readLogoutToken = readLogoutToken;
        this.hearOfEnding = hearOfEnding;
    }

    /// What Keycloak sends.
    record Form(String logoutToken) {}

    @PostMapping(path = "/keycloak/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ReadsAs(Form.class)
    ResponseEntity<Map<String, Object>> hear(@RequestParam Map<String, String> form) {
        hearOfEnding.hear(readLogoutToken.read(form.get(ReadLogoutToken.FIELD)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of());
    }
}
