package com.msaas.system.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// A file as a browser sends it with a form, [RFC 7578](https://www.rfc-editor.org/rfc/rfc7578).
///
/// @param type the request's content type
record Upload(String type, byte[] body) {

    static Upload of(String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "form-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            text(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
            text(body, value + "\r\n");
        });
        text(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\n");
        text(body, "Content-Type: text/csv\r\n\r\n");
        body.writeBytes(content);
        text(body, "\r\n--" + boundary + "--\r\n");
        return new Upload("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
