package com.msaas.tenant.picture;

/// The scans of a JPEG: how often a decoder has to go through the whole picture. Each costs a few bytes to write and as
/// much time as there are pixels to read, so a file of half a mebibyte could keep a processor busy for hours.
final class Scans {
    /// Encoders make ten, or some more.
    static final int MOST = 32;

    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_SCAN = (byte) 0xDA;

    private Scans() {}

    /// At least as many as there are: within pixels the two bytes cannot stand together (ITU-T T.81, B.1.1.5), in
    /// metadata they can.
    static int in(byte[] jpeg) {
        int scans = 0;
        for (int at = 1; at < jpeg.length; at++) {
            if (jpeg[at - 1] == MARKER && jpeg[at] == START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }
}
