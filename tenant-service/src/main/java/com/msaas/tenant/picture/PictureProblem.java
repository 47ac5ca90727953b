package com.msaas.tenant.picture;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;

/// Why something is not taken for a picture, and what to do about it.
final class PictureProblem {
    private PictureProblem() {}

    static RefusedException otherForm() {
        return refused("has to be a PNG or JPEG picture: save it as one of them");
    }

    static RefusedException unreadable() {
        return refused("is a damaged picture, or one of a rare kind: save it anew as a plain PNG or JPEG");
    }

    static RefusedException tooManyPixels(int width, int height) {
        return refused("has " + width + " × " + height + " pixels: at most " + ReadPicture.LONGEST_SIDE
                + " on a side and 2048 × 2048 in all are taken");
    }

    static RefusedException tooManyScans() {
        return refused("is a JPEG in more than " + Scans.MOST + " scans: save it anew");
    }

    private static RefusedException refused(String message) {
        return new RefusedException(InvalidInput.of("body", message));
    }
}
