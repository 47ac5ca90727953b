package com.msaas.auth.twofactor;

import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.identity.Password;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where people set up their second factor.
@RestController
@RequestMapping("/api/auth/2fa")
class TwoFactorController {
    private static final String CODE = "[0-9]{6}";

    private final EnableTwoFactor enableTwoFactor;
    private final VerifyTwoFactor verifyTwoFactor;
    private final DisableTwoFactor disableTwoFactor;

    TwoFactorController(
            EnableTwoFactor enableTwoFactor, VerifyTwoFactor verifyTwoFactor, DisableTwoFactor disableTwoFactor) {
        this.enableTwoFactor = enableTwoFactor;
        this.verifyTwoFactor = verifyTwoFactor;
        this.disableTwoFactor = disableTwoFactor;
    }

    record EnableRequest(Password password) {}

    record VerifyRequest(@Pattern(regexp = CODE) String otp) {}

    record DisableRequest(
            Password password, @Pattern(regexp = CODE) String otp) {}

    record EnableAnswer(String otpauthUri, String qrPngBase64, List<String> recoveryCodes) {
        static EnableAnswer of(EnableTwoFactor.SetUp setUp) {
            String uri = setUp.secret().uri(setUp.address());
            return new EnableAnswer(uri, QrPicture.of(uri), setUp.recoveryCodes());
        }
    }

    record VerifyAnswer(boolean twoFactor) {}

    @PostMapping("/enable")
    ResponseEntity<EnableAnswer> enable(@RequestBody EnableRequest request) {
        EnableTwoFactor.SetUp setUp = enableTwoFactor.begin(SignedInUser.current(), request.password);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(EnableAnswer.of(setUp));
    }

    @PostMapping("/verify")
    VerifyAnswer verify(@RequestBody VerifyRequest request) {
        verifyTwoFactor.verify(SignedInUser.current(), request.otp);
        return new VerifyAnswer(true);
    }

    @PostMapping("/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@RequestBody DisableRequest request) {
        disableTwoFactor.disable(SignedInUser.current(), request.password, request.otp);
    }
}
