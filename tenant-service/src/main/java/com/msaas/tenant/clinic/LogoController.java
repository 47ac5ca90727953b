package com.msaas.tenant.clinic;

import com.msaas.platform.api.BoundedRequest;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.openapi.ReadsAs;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.tenant.picture.Picture;
import com.msaas.tenant.picture.ReadPicture;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's logo. What is sent is not what is kept, so the answer to it carries no entity tag of its own (RFC 9110,
/// 9.3.4).
@RestController
@RequestMapping(LogoController.PATH)
class LogoController {
    static final String PATH = "/api/tenant/logo";

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
    private static final CacheControl ASKED_FOR_EACH_TIME =
            CacheControl.noCache().cachePrivate();

    private final ReadPicture readPicture;
    private final PutLogo putLogo;
    private final RemoveLogo removeLogo;
    private final Logos logos;

    LogoController(ReadPicture readPicture, PutLogo putLogo, RemoveLogo removeLogo, Logos logos) {
        this.readPicture = readPicture;
        this.putLogo = putLogo;
        this.removeLogo = removeLogo;
        this.logos = logos;
    }

    @Needs(Permission.CHANGE_CLINIC)
    @PutMapping(consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    @ReadsAs(byte[].class)
    LogoView put(HttpServletRequest request, ExpectedVersion expected) {
        Picture picture = readPicture.read(BoundedRequest.bytesOf(request));
        return LogoView.of(putLogo.put(picture, expected));
    }

    /// Under the address that the clinic's settings tell, a picture never changes; under others it may.
    ///
    /// @param v the digest of the logo that is meant
    @Needs(Permission.SEE_CLINIC)
    @GetMapping(produces = Picture.MEDIA_TYPE)
    ResponseEntity<byte[]> picture(@RequestParam @Nullable String v) {
        Picture logo = logos.find().orElseThrow(() -> new RefusedException(CommonRefusal.notFound("logo")));
        return ResponseEntity.ok()
                .eTag("\"" + logo.digest() + "\"")
                .cacheControl(logo.digest().equals(v) ? FOR_EVER : ASKED_FOR_EACH_TIME)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"logo.png\"")
                .body(logo.png());
    }

    @Needs(Permission.CHANGE_CLINIC)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ExpectedVersion expected) {
        removeLogo.remove(expected);
    }
}
