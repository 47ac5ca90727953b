package com.msaas.tenant.clinic;

import com.msaas.tenant.picture.Picture;
import org.jspecify.annotations.Nullable;

/// A logo as clients read of it.
///
/// @param url where it is, and as long as it is this one: another logo has another address
/// @param digest its entity tag without the quotes: SHA-256, in hexadecimal digits
record LogoView(String url, String digest, int width, int height, String contentType) {

    static @Nullable LogoView orNull(@Nullable Logo logo) {
        return logo == null ? null : of(logo);
    }

    static LogoView of(Logo logo) {
        return new LogoView(
                LogoController.PATH + "?v=" + logo.digest(),
                logo.digest(),
                logo.width(),
                logo.height(),
                Picture.MEDIA_TYPE);
    }
}
