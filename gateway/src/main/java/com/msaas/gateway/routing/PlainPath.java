package com.msaas.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Paths that everybody on the way reads alike. Whoever sends another wants two of them to disagree: the
/// gateway, which judges the path, and the service behind it.
public final class PlainPath {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String OTHER_MARKS = "!$&'()*+,=:@";

    private PlainPath() {}

    /// Whether the path, as it came over the wire, has no empty segment, no dot segment, no parameter, and
    /// nothing encoded that needs no encoding or that would mean something else once decoded.
    public static boolean is(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        boolean encoded = false;
        int segment = 1;
        for (int at = 1; at < path.length(); at++) {
            char character = path.charAt(at);
            if (character == '/') {
                if (!isSegment(path, segment, at)) {
                    return false;
                }
                segment = at + 1;
            } else if (character == '%') {
                if (!isNeeded(byteAt(path, at))) {
                    return false;
                }
                encoded = true;
                at += 2;
            } else if (!isUnreserved(character) && OTHER_MARKS.indexOf(character) < 0) {
                return false;
            }
        }
        boolean endsInSlash = segment == path.length();
        return (endsInSlash || isSegment(path, segment, path.length())) && (!encoded || isText(path));
    }

    private static boolean isSegment(String path, int from, int to) {
        int length = to - from;
        return length > 0
                && !(length == 1 && path.charAt(from) == '.')
                && !(length == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.');
    }

    private static boolean isUnreserved(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || UNRESERVED_MARKS.indexOf(character) >= 0;
    }

    /// Whether a byte has to be encoded to stand in a path, and is harmless there.
    private static boolean isNeeded(int octet) {
        return octet >= ' ' && octet != 0x7F && !isUnreserved(octet) && "/\\%;?#".indexOf(octet) < 0;
    }

    /// The byte that is encoded there, or -1.
    private static int byteAt(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = hex(path.charAt(percent + 1));
        int low = hex(path.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char digit) {
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }

    /// Overlong forms of UTF-8 hide slashes and dots.
    private static boolean isText(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int at = 0; at < path.length(); at++) {
            if (path.charAt(at) == '%') {
                bytes.put((byte) byteAt(path, at));
                at += 2;
            } else {
                bytes.put((byte) path.charAt(at));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).length() > 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
