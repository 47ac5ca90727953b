package com.msaas.tenant.clinic;

import com.msaas.tenant.picture.Picture;

/// Which picture the clinic shows itself by. Its pixels are kept beside the clinic, for who asks for them.
///
/// @param digest names the picture; another one has another
/// @param width in pixels, as is the height
record Logo(String digest, int width, int height) {

    static Logo of(Picture picture) {
        return new Logo(picture.digest(), picture.width(), picture.height());
    }
}
