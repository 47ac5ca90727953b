package com.msaas.crm.importing;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// Reads the bytes of a file as text, whatever program wrote them: UTF-8, or one of the two charsets of
/// eastern Europe where it is not. Both of these lack ș and ț, so programs wrote the Turkish ş and ţ in their
/// place: here they are put right.
final class CsvText {
    private static final Charset WINDOWS = Charset.forName("windows-1250");
    private static final Charset ISO = Charset.forName("ISO-8859-2");
    private static final byte[][] WORKBOOKS = {{'P', 'K', 3, 4}, {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}};
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    /// @throws RefusedException when it is no text at all
    static String of(byte[] bytes) {
        for (byte[] beginning : WORKBOOKS) {
            if (startsWith(bytes, beginning)) {
                throw refused("is a workbook: save it as CSV and send that");
            }
        }
        String text = decoded(bytes);
        if (text.indexOf('\0') >= 0) {
            throw refused("is not text: save it as CSV in UTF-8");
        }
        String plain = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        return withCommasBelow(Normalizer.normalize(plain, Normalizer.Form.NFC));
    }

    private static String decoded(byte[] bytes) {
        if (startsWith(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, usesWindowsLetters(bytes) ? WINDOWS : ISO);
        }
    }

    /// Where Windows has quotes, dashes and some letters, ISO has nothing that stands in a text. The Romanian
    /// letters are the same in both.
    private static boolean usesWindowsLetters(byte[] bytes) {
        for (byte one : bytes) {
            int value = Byte.toUnsignedInt(one);
            if (value >= 0x80 && value <= 0x9F) {
                return true;
            }
        }
        return false;
    }

    private static String withCommasBelow(String text) {
        return text.replace('ş', 'ș').replace('ţ', 'ț').replace('Ş', 'Ș').replace('Ţ', 'Ț');
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && ByteBuffer.wrap(bytes, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
    }

    private static RefusedException refused(String message) {
        return new RefusedException(InvalidInput.of("file", message));
    }
}
