package com.msaas.tenant.picture;

import com.msaas.platform.digest.Sha256;

/// A picture as it is kept and shown: a PNG that was written here, pixels and nothing besides.
///
/// @param digest of the PNG, by SHA-256, in hexadecimal digits; it names the picture
/// @param width in pixels, as is the height
public record Picture(byte[] png, String digest, int width, int height) {
    /// What a picture is served as.
    public static final String MEDIA_TYPE = "image/png";

    static Picture of(byte[] png, int width, int height) {
        return new Picture(png, Sha256.hex(png), width, height);
    }
}
